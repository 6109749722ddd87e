package mypage.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Chromium that all browser tests share, started when the first of them asks. */
public final class Browsers {

    /** Without these Chromium looks for hosts of its maker, which closed networks refuse. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String BLOCK_COOKIES = """
            {"profile": {"default_content_setting_values": {"cookies": 2}}}""";

    private Path executable;
    private Playwright playwright;
    private Browser shared;

    public Browser shared() {
        if (shared == null) {
            var options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
            shared = chromium().launch(executable == null ? options : options.setExecutablePath(executable));
        }
        return shared;
    }

    /** Playwright turns that cache off unless told to leave it. */
    public Browser withBackForwardCache() {
        var options = new BrowserType.LaunchOptions()
                .setArgs(ARGUMENTS)
                .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"));
        var browser = chromium();
        return browser.launch(executable == null ? options : options.setExecutablePath(executable));
    }

    /** Whose one profile other programs can use too, by way of this port. */
    public BrowserContext withDebugger(int port) throws IOException {
        var browser = chromium();
        var options = new BrowserType.LaunchPersistentContextOptions()
                .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of("--remote-debugging-port=" + port))
                        .toList())
                .setBaseURL(TestBed.url().toString())
                .setLocale("ja-JP");
        return browser.launchPersistentContext(
                Files.createTempDirectory(TestBed.FOLDER, "profile"),
                executable == null ? options : options.setExecutablePath(executable));
    }

    /** A browser of its own, because only a profile can be told to keep no cookies. */
    public BrowserContext withoutCookies(String baseUrl, Browser.NewContextOptions device) throws IOException {
        var profile = Files.createTempDirectory(TestBed.FOLDER, "profile");
        Files.createDirectory(profile.resolve("Default"));
        Files.writeString(profile.resolve("Default/Preferences"), BLOCK_COOKIES);
        var options = new BrowserType.LaunchPersistentContextOptions()
                .setArgs(ARGUMENTS)
                .setBaseURL(baseUrl)
                .setLocale("ja-JP");
        options.viewportSize = device.viewportSize;
        options.isMobile = device.isMobile;
        options.hasTouch = device.hasTouch;
        options.userAgent = device.userAgent;
        var own = Chromium.withWindows();
        return chromium()
                .launchPersistentContext(
                        profile, own.map(options::setExecutablePath).orElseGet(() -> options.setChannel("chromium")));
    }

    private BrowserType chromium() {
        if (playwright == null) {
            executable = Chromium.get().orElse(null);
            playwright = Playwright.create();
        }
        return playwright.chromium();
    }

    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
