package mypage.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mypage.it.report.PageReport;

/** Records the states of pages that this test suite has inspected, with their markup, for {@link PageReport}. */
public final class InspectedPages {

    /** Relative to {@link TestBed#FOLDER}. */
    public static final String FOLDER = "pages";

    public static final String LIST = "inspected.tsv";

    /** Pages that are shown at the address of another page, by state. */
    private static final Map<String, String> WITHOUT_ADDRESS = Map.of("cookies-disabled", "cookies");

    /** Unlike other errors, this one is answered by the page itself. */
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Pattern SERVICE = Pattern.compile("^/(?:seeker|employer|information)/");

    private static final Set<String> STATES = new HashSet<>();
    private static final Set<String> VIEWS = new HashSet<>();

    private InspectedPages() {}

    static boolean isNew(String state) {
        return STATES.add(state);
    }

    static boolean isFirstState(String view) {
        return VIEWS.add(view);
    }

    public static void record(String state, Page page, Response answer) {
        try {
            var folder = Files.createDirectories(TestBed.FOLDER.resolve(FOLDER));
            Files.writeString(folder.resolve(state + ".html"), answer.text());
            var line = String.join(
                    "\t",
                    state,
                    view(state, page.url(), answer.status()),
                    page.context().browser() == null
                            ? ""
                            : page.context().browser().version());
            Files.writeString(folder.resolve(LIST), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page's name in its URL, after {@code admin/} for pages of staff; or {@code error-} and a status. */
    public static String view(String state, String url, int status) {
        if (status >= 400 && status != TOO_MANY_REQUESTS) {
            return "error-" + status;
        }
        return WITHOUT_ADDRESS.getOrDefault(state, view(URI.create(url).getPath()));
    }

    private static String view(String path) {
        if (path.equals("/")) {
            return "index";
        }
        return path.matches("/admin/?")
                ? "admin/home"
                : SERVICE.matcher(path).replaceFirst("/").substring(1);
    }

    /** The file of a screenshot, named so that those of one page sort together. */
    public static Path screenshot(String state, String url, int status, String width) {
        return Path.of("target/screenshots", screenshotName(view(state, url, status), state, width));
    }

    public static String screenshotName(String view, String state, String width) {
        return view.replace('/', '-') + "--" + state + "-" + width + ".png";
    }
}
