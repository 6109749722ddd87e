package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** What a person typed and chose is still there when the form is refused, but for passwords, files and blanks. */
final class TypedFields {

    private static final String TYPED = """
            button => Object.fromEntries([...(button.form ? button.form.elements : [])]
                .filter(field => field.name && field.value !== undefined && !field.matches('button')
                    && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type))
                .map(field => ['checkbox', 'radio'].includes(field.type)
                    ? [field.name + '=' + field.value, String(field.checked)] : [field.name, field.value]))""";

    private static final String LOST = """
            typed => document.querySelector('.notice.failed a[href^="#"]') === null ? []
                : [...document.querySelectorAll('main form :is(input, select, textarea)')]
                    .map(field => ['checkbox', 'radio'].includes(field.type)
                        ? [field.name + '=' + field.value, String(field.checked)] : [field.name, field.value])
                    .filter(([name, value]) => name in typed && typed[name].trim() !== value.trim())
                    .map(([name, value]) => name + ': ' + typed[name] + ' became ' + value)""";

    private final Page page;
    private Object typed = Map.of();

    TypedFields(Page page) {
        this.page = page;
    }

    /** @param button whose form is about to be sent */
    void note(Locator button) {
        typed = button.evaluate(TYPED);
    }

    /** Checks the page that the form led to, if it refuses some of its fields. */
    void check(String state) {
        assertEquals(List.of(), page.evaluate(LOST, typed), () -> "lost in " + state);
        typed = Map.of();
    }
}
