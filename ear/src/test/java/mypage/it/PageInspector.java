package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mypage.it.report.PageReport;

/**
 * Checks each state of a page once: axe finds nothing in a window of 320 pixels (WCAG 2.2, 1.4.10), at a zoom of 200 %
 * (1.4.4) or in the dark color scheme, and nothing needs horizontal scrolling. Records the states and their markup for
 * {@link PageReport}, which fails if a page was left out.
 */
final class PageInspector {

    /** WCAG 2.2 AA, and axe's best practices beyond it. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String AXE = read("/axe.min.js");

    private static final String FINDINGS = """
            async only => (await axe.run({runOnly: only, resultTypes: ['violations']})).violations.map(rule =>
                rule.id + ': ' + rule.help + rule.nodes.map(node => '\\n    ' + node.target + ' ' + node.html))""";

    private static final Map<String, Object> LAYOUT_RULES =
            Map.of("type", "rule", "values", List.of("color-contrast", "target-size", "scrollable-region-focusable"));

    private static final double SETTLING_MILLIS = 500;

    private final Page page;
    private Response answer;

    PageInspector(Page page) {
        this.page = page;
        page.onResponse(response -> {
            // An answer without content doesn't change the page.
            if (response.request().isNavigationRequest()
                    && response.frame().equals(page.mainFrame())
                    && response.status() != 204) {
                answer = response;
            }
        });
    }

    /** Leaves the window in another size. */
    void inspect(String state) {
        if (!InspectedPages.isNew(state)) {
            return;
        }
        loadAxe();
        new PageRules(page).check(state, InspectedPages.view(state, page.url(), answer.status()));
        inspectNarrow(state);
        inspectZoomed(state);
        InspectedPages.record(state, page, answer);
    }

    /** Through the browser's own protocol: Playwright is a tenth of a second slower with a script of this size. */
    private void loadAxe() {
        var script = new JsonObject();
        script.addProperty("expression", AXE);
        var browser = page.context().newCDPSession(page);
        // Never detached: with one session, Chromium would also end the passkey device that another one simulates.
        browser.send("Runtime.evaluate", script);
    }

    boolean isFirstStateOfPage(String state) {
        return InspectedPages.isFirstState(InspectedPages.view(state, page.url(), answer.status()));
    }

    /** If people asked for pictures. */
    void takeScreenshot(String state, String width) {
        if (Boolean.getBoolean("it.pictures")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(InspectedPages.screenshot(state, page.url(), answer.status(), width)));
        }
    }

    private void inspectNarrow(String state) {
        page.setViewportSize(320, 640);
        // Charts are redrawn when the window changes.
        if (hasCharts()) {
            page.waitForTimeout(SETTLING_MILLIS);
        }
        assertEquals(320, page.evaluate("document.documentElement.scrollWidth"), "width of " + state);
        expectNoFindings(state + " at 320 px", RULES);
    }

    /**
     * Checks layout and colors at half of 1280 × 900 pixels in the dark color scheme; the markup is the same as before.
     * Pages with charts keep their scheme: they reload when it changes, which may lose the state.
     */
    private void inspectZoomed(String state) {
        page.setViewportSize(640, 450);
        if (hasCharts()) {
            expectNoFindings(state + " at 200 %", LAYOUT_RULES);
            return;
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        expectNoFindings(state + " at 200 % in the dark", LAYOUT_RULES);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private boolean hasCharts() {
        return page.locator("canvas").count() > 0;
    }

    private void expectNoFindings(String what, Object only) {
        var findings = (List<?>) page.evaluate(FINDINGS, only);
        assertEquals(List.of(), findings, () -> "axe on " + what + ": " + findings);
    }

    private static String read(String resource) {
        try (var stream = PageInspector.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
