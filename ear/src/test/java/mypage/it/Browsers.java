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

/** Starts Chromium for the browser tests; most of them share one process. */
public final class Browsers {

    /** Without these, Chromium contacts its vendor's hosts, which closed networks refuse. */
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

    Browser shared() {
        if (shared == null) {
            var options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
            shared = chromium().launch(executable == null ? options : options.setExecutablePath(executable));
        }
        return shared;
    }

    /** Playwright disables that cache by default. */
    public Browser withBackForwardCache() {
        var options = new BrowserType.LaunchOptions()
                .setArgs(ARGUMENTS)
                .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"));
        var browser = chromium();
        return browser.launch(executable == null ? options : options.setExecutablePath(executable));
    }

    /** A browser that other programs can control through this port. */
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

    /** A separate browser process, because only a browser profile can block cookies. */
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
        var executableWithProfile = Chromium.full();
        return chromium()
                .launchPersistentContext(
                        profile,
                        executableWithProfile
                                .map(options::setExecutablePath)
                                .orElseGet(() -> options.setChannel("chromium")));
    }

    private BrowserType chromium() {
        if (playwright == null) {
            executable = Chromium.get().orElse(null);
            playwright = Playwright.create();
        }
        return playwright.chromium();
    }

    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
