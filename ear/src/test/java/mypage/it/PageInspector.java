package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mypage.it.report.PageReport;

/**
 * Holds each state of a page, once, against what we promise of all: axe finds nothing, neither in a window of 320 pixels (WCAG 2.2,
 * 1.4.10) nor at a zoom of 200 % (1.4.4), nor has the dark scheme too little contrast; and nobody has to scroll sideways. What was
 * judged, and the markup as it came, is left for {@link PageReport}, which knows whether any page was left out.
 */
public final class PageInspector {

    /** WCAG 2.2 AA, and what axe's makers advise beyond it. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String AXE = read("/axe.min.js");

    private static final String FINDINGS = """
            async only => (await axe.run({runOnly: only, resultTypes: ['violations']})).violations.map(rule =>
                rule.id + ': ' + rule.help + rule.nodes.map(node => '\\n    ' + node.target + ' ' + node.html))""";

    private static final Map<String, Object> LAYOUT_RULES =
            Map.of("type", "rule", "values", List.of("color-contrast", "target-size", "scrollable-region-focusable"));

    private static final double SETTLES = 500;

    private final Page page;
    private Response answer;

    public PageInspector(Page page) {
        this.page = page;
        page.onResponse(response -> {
            // An answer without content leaves the page as it is.
            if (response.request().isNavigationRequest()
                    && response.frame().equals(page.mainFrame())
                    && response.status() != 204) {
                answer = response;
            }
        });
    }

    public void judge(String state) {
        if (!InspectedPages.isNew(state)) {
            return;
        }
        var window = page.viewportSize();
        page.evaluate(AXE);
        judgeNarrow(state);
        judgeZoomed(state);
        page.setViewportSize(window.width, window.height);
        InspectedPages.note(state, page, answer);
    }

    public boolean isFirstOfItsPage(String state) {
        return InspectedPages.isFirstOf(InspectedPages.view(state, page.url(), answer.status()));
    }

    public Path picture(String state, String width) {
        return InspectedPages.picture(state, page.url(), answer.status(), width);
    }

    private void judgeNarrow(String state) {
        page.setViewportSize(320, 640);
        // Charts are drawn anew after a change of the window.
        if (hasCharts()) {
            page.waitForTimeout(SETTLES);
        }
        assertEquals(320, page.evaluate("document.documentElement.scrollWidth"), "width of " + state);
        expectNoFindings(state + " at 320 px", RULES);
    }

    /**
     * What a window of 1280 × 900 pixels has room for, in the dark scheme: what depends on places and colours, as the markup is the same. Pages
     * with charts load anew when the scheme changes, and a state may not come again.
     */
    private void judgeZoomed(String state) {
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
