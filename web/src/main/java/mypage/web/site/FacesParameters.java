package mypage.web.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The parameters with which a request steers Faces. Our forms send a single one, in the body of a POST: that their view
 * keeps no state. Any other one selects what no page of ours offers, such as another kit of renderers, a partial
 * response or a state to restore.
 */
public final class FacesParameters {

    static final String VIEW_STATE = "jakarta.faces.ViewState";

    static final String NO_STATE = "stateless";

    /** All names that Faces gives a meaning, also behind the ID of a naming container. */
    private static final Pattern NAME =
            Pattern.compile("(jakarta|javax|sun)\\.faces|\\bjfwid\\b|\\bFaces-Request\\b", Pattern.CASE_INSENSITIVE);

    private FacesParameters() {}

    /** Reads the body. Whether the request has no such parameter, or exactly what our forms send. */
    public static boolean areOurs(HttpServletRequest request) {
        boolean post = request.getMethod().equals("POST");
        return !isNamedIn(request.getQueryString())
                && request.getParameterMap().entrySet().stream()
                        .filter(parameter -> isOfFaces(parameter.getKey()))
                        .allMatch(parameter -> post && isOurs(parameter));
    }

    private static boolean isOurs(Map.Entry<String, String[]> parameter) {
        return parameter.getKey().equals(VIEW_STATE)
                && Arrays.asList(parameter.getValue()).equals(List.of(NO_STATE));
    }

    private static boolean isNamedIn(String query) {
        try {
            return isOfFaces(URLDecoder.decode(Objects.requireNonNullElse(query, ""), UTF_8));
        } catch (IllegalArgumentException e) {
            // Not an encoding that the container could read a name from.
            return false;
        }
    }

    private static boolean isOfFaces(String name) {
        return NAME.matcher(name).find();
    }
}
