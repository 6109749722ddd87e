package mypage.web.site;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the secret of a mailed link. Mail programs and people often include what follows the link, such as a full stop
 * or a bracket.
 */
@FacesConverter("mailedSecret")
public class MailedSecret implements Converter<String> {

    private static final Pattern SECRET = Pattern.compile("([\\w-]{43})(?:[^\\w-].*)?", Pattern.DOTALL);

    /** Empty if the parameter does not begin with one. */
    public static Optional<String> of(String parameter) {
        var secret = SECRET.matcher(parameter);
        return secret.matches() ? Optional.of(secret.group(1)) : Optional.empty();
    }

    /** A text that is no secret stays as it is. It matches no link. */
    @Override
    public String getAsObject(FacesContext faces, UIComponent component, String parameter) {
        return parameter == null ? null : of(parameter).orElse(parameter);
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, String secret) {
        return secret;
    }
}
