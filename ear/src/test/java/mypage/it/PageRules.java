package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What every inspected state of a page must hold to, beyond what axe knows. */
final class PageRules {

    private static final Set<String> OF_NO_SERVICE = Set.of("index", "cookies");

    private static final Set<String> OF_NO_MEMBER =
            Set.of("admin/login", "admin/login-code", "admin/login-recovery", "admin/enrol", "admin/enrol-code");

    /** The signed-in user's ID, or the member's name, and the button that signs out, as the header shows them. */
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
                .filter(notice => notice.querySelector('.preview, .news') === null && !notice.matches('.ask .news'))
                .filter(notice => notice.querySelectorAll('h1, h2, h3, h4').length !== 1)
                .map(notice => notice.outerHTML)""";

    /** Icons that say what stands beside them, and readings beside their words. */
    private static final String HEARD_TWICE = "() => {" + HEARD + """
            const icons = [...document.querySelectorAll('svg[aria-label]')]
                .filter(icon => heard(icon.parentNode).split(icon.getAttribute('aria-label')).length > 2);
            return icons.concat([...document.querySelectorAll('rt:not([aria-hidden=true])')])
                .map(twice => twice.parentNode.outerHTML);
        }""";

    /**
     * Links and buttons that sound alike and do different things. Those for staff may also be told apart by the
     * navigation, or by the row of the table or the item of the list in which they stand (WCAG 2.4.4).
     */
    private static final String ALIKE = "staff => {" + HEARD + """
            const does = {}, alike = [];
            const where = control => {
                const nav = control.closest('nav[aria-label]'), row = control.closest('tr');
                const table = row && row.closest('table').caption;
                const item = control.closest('li li') && control.closest('li li').parentElement.closest('li');
                const place = item && [...item.parentElement.children].indexOf(item);
                return staff ? [nav && name(nav), table && heard(table) + row.rowIndex, place].join() : '';
            };
            document.querySelectorAll('a[href], button').forEach(control => {
                const what = control.href || [control.form && control.form.action, control.name, control.value].join();
                const called = control.tagName + ' ' + name(control) + ' ' + where(control);
                if (called in does && does[called] !== what) alike.push(called + ': ' + does[called] + ', ' + what);
                does[called] = what;
            });
            return alike;
        }""";

    /** Ways back that promise to change nothing, where nothing can be changed. */
    private static final String PROMISES_OF_NOTHING = """
            () => document.querySelector('main :is(button, input[type=submit])') !== null ? []
                : [...document.querySelectorAll('main a')].map(link => link.textContent)
                    .filter(text => /(ないで|せずに).*戻る/.test(text))""";

    /** Times of staff without their ISO form. What users read, and what staff type, is as it is. */
    private static final String TIMES_WITHOUT_ISO = """
            () => {
                const copy = document.querySelector('main').cloneNode(true);
                copy.querySelectorAll('time[datetime][title], textarea, input, .preview, .stop, .answers, canvas')
                    .forEach(part => part.remove());
                return copy.textContent.match(/.{0,20}[和成][元0-9]+年\\d+月\\d+日\\(.\\) \\d+:\\d+/g) || [];
            }""";

    private final Page page;

    PageRules(Page page) {
        this.page = page;
    }

    /** @param view the page's name, see {@link InspectedPages#view} */
    void check(String state, String view) {
        if (view.startsWith("error-")) {
            return;
        }
        boolean isStaff = view.startsWith("admin/");
        expectNone(NOTICES_WITHOUT_ONE_HEADING, "notice without one heading", state);
        expectNone(HEARD_TWICE, "heard twice", state);
        expectNone(PROMISES_OF_NOTHING, "promise of nothing", state);
        assertEquals(List.of(), page.evaluate(ALIKE, isStaff), () -> "alike in " + state);
        if (isStaff) {
            expectNone(TIMES_WITHOUT_ISO, "times without their ISO form", state);
            boolean isSignedIn = !OF_NO_MEMBER.contains(view);
            assertEquals(isSignedIn ? 1 : 0, header().size(), () -> "name and sign-out in the header of " + state);
        } else {
            checkOwner(state, view);
        }
    }

    private List<?> header() {
        return (List<?>) page.evaluate(SIGNED_IN_AS);
    }

    private void checkOwner(String state, String view) {
        boolean needsSession = !OF_NO_SERVICE.contains(view) && !RawAnswers.PUBLIC_PAGES.contains(view);
        if (needsSession) {
            var header = header();
            assertEquals(1, header.size(), () -> "sign-out in the header of " + state);
            assertTrue(header.getFirst().toString().contains("@"), () -> "ID in the header of " + state);
        }
    }

    private void expectNone(String script, String what, String state) {
        assertEquals(List.of(), page.evaluate(script), () -> what + " in " + state);
    }
}
