package mypage.web.site;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the secret of a mailed link. Mail programs and people take for a part of the link what follows it, such as a dot
 * or a bracket.
 */
@FacesConverter("mailedSecret")
public class MailedSecret implements Converter<String> {

    private static final Pattern SECRET = Pattern.compile("([\\w-]{43})(?:[^\\w-].*)?", Pattern.DOTALL);

    /** Empty if it is none. */
    public static Optional<String> of(String parameter) {
        var secret = SECRET.matcher(parameter);
        return secret.matches() ? Optional.of(secret.group(1)) : Optional.empty();
    }

    /** What is no secret stays as it is, and no link has it. */
    @Override
    public String getAsObject(FacesContext faces, UIComponent component, String parameter) {
        return parameter == null ? null : of(parameter).orElse(parameter);
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, String secret) {
        return secret;
    }
}
