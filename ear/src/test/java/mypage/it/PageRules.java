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

    /** Texts as a screen reader gets them, without what is hidden from it. */
    private static final String HEARD = """
            const heard = node => {
                const copy = node.cloneNode(true);
                copy.querySelectorAll('[aria-hidden=true], rp').forEach(part => part.remove());
                copy.querySelectorAll('svg[aria-label]')
                    .forEach(icon => icon.replaceWith(icon.getAttribute('aria-label') + ' '));
                return copy.textContent.replace(/\\s+/g, ' ').trim();
            };
            const byIds = ids => ids.split(' ').map(id => heard(document.getElementById(id))).join(' ');
            const name = node => node.hasAttribute('aria-labelledby') ? byIds(node.getAttribute('aria-labelledby'))
                : node.getAttribute('aria-label') || heard(node);
            """;

    private static final String NOTICES_WITHOUT_ONE_HEADING = """
            () => [...document.querySelectorAll('.notice, .news')]
                .filter(notice => notice.querySelectorAll('h1, h2, h3, h4').length !== 1)
                .map(notice => notice.outerHTML)""";

    /** Icons that say what stands beside them, and readings beside their words. */
    private static final String HEARD_TWICE = "() => {" + HEARD + """
            const icons = [...document.querySelectorAll('svg[aria-label]')]
                .filter(icon => heard(icon.parentNode).split(icon.getAttribute('aria-label')).length > 2);
            return icons.concat([...document.querySelectorAll('rt:not([aria-hidden=true])')])
                .map(twice => twice.parentNode.outerHTML);
        }""";

    /** Links and buttons that sound alike and do different things. */
    private static final String ALIKE = "() => {" + HEARD + """
            const does = {}, alike = [];
            document.querySelectorAll('a[href], button').forEach(control => {
                const what = control.href || [control.form && control.form.action, control.name, control.value].join();
                const called = control.tagName + ' ' + name(control);
                if (called in does && does[called] !== what) alike.push(called + ': ' + does[called] + ', ' + what);
                does[called] = what;
            });
            return alike;
        }""";

    private final Page page;

    PageRules(Page page) {
        this.page = page;
    }

    /** @param view the page's name, see {@link InspectedPages#view} */
    void check(String state, String view) {
        if (view.startsWith("admin/") || view.startsWith("error-")) {
            return;
        }
        expectNone(NOTICES_WITHOUT_ONE_HEADING, "notice without one heading", state);
        expectNone(HEARD_TWICE, "heard twice", state);
        expectNone(ALIKE, "alike", state);
        boolean needsSession = !OF_NO_SERVICE.contains(view) && !RawAnswers.PUBLIC_PAGES.contains(view);
        if (needsSession) {
            var header = (List<?>) page.evaluate(SIGNED_IN_AS);
            assertEquals(1, header.size(), () -> "sign-out in the header of " + state);
            assertTrue(header.getFirst().toString().contains("@"), () -> "ID in the header of " + state);
        }
    }

    private void expectNone(String script, String what, String state) {
        assertEquals(List.of(), page.evaluate(script), () -> what + " in " + state);
    }
}
