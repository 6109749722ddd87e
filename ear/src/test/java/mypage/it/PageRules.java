package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What every inspected state of a page for users must hold to, beyond what axe knows. */
final class PageRules {

    private static final Set<String> OF_NO_SERVICE = Set.of("index", "cookies");

    /** The signed-in user's ID and the button that signs out, as the header shows them. */
    private static final String SIGNED_IN_AS = """
            () => [...document.querySelectorAll('header form[action=logout]')]
                .filter(form => form.querySelector('button'))
                .map(form => form.querySelector('p').textContent)""";

    private final Page page;

    PageRules(Page page) {
        this.page = page;
    }

    /** @param view the page's name, see {@link InspectedPages#view} */
    void check(String state, String view) {
        if (view.startsWith("admin/") || view.startsWith("error-")) {
            return;
        }
        boolean needsSession = !OF_NO_SERVICE.contains(view) && !RawAnswers.PUBLIC_PAGES.contains(view);
        if (needsSession) {
            var header = (List<?>) page.evaluate(SIGNED_IN_AS);
            assertEquals(1, header.size(), () -> "sign-out in the header of " + state);
            assertTrue(header.getFirst().toString().contains("@"), () -> "ID in the header of " + state);
        }
    }
}
