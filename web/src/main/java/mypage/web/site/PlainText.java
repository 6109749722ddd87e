package mypage.web.site;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.component.html.HtmlInputSecret;
import jakarta.faces.component.html.HtmlInputTextarea;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.FacesValidator;
import jakarta.faces.validator.Validator;
import jakarta.faces.validator.ValidatorException;
import java.util.regex.Pattern;

/**
 * Refuses control characters in every field that Faces reads, except passwords: the database, mails and files can't
 * store them. A tab is allowed everywhere, a line break only in a field with lines. {@code StaffRequest.parameter} does
 * the same for forms that Faces does not read. A parameter of a URL is not checked here: after an error Faces would
 * leave out the actions that open the page, such as the one that asks for reauthentication. Each page checks its own
 * parameters by a pattern.
 */
@FacesValidator(value = "plainText", isDefault = true)
public class PlainText implements Validator<Object> {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");
    private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]");

    @Override
    public void validate(FacesContext faces, UIComponent field, Object value) {
        if (value instanceof String text
                && !(field instanceof HtmlInputSecret || field instanceof UIViewParameter)
                && !isPlain(text, field instanceof HtmlInputTextarea)) {
            var id = field.getId();
            throw new ValidatorException(new FormError(id, "field.control").message());
        }
    }

    static boolean isPlain(String text, boolean lines) {
        return !(lines ? CONTROL_IN_LINES : CONTROL).matcher(text).find();
    }

    /** Without control characters. */
    public static String of(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    /** Without control characters other than line breaks, each of which becomes one line feed. */
    public static String ofLines(String text) {
        return CONTROL_IN_LINES.matcher(text).replaceAll("").replace("\r\n", "\n");
    }
}
