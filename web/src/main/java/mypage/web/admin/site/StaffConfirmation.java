package mypage.web.admin.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mypage.admin.signin.PasskeyAnswer;
import mypage.admin.signin.ProofDenial;

/**
 * A request for a sensitive page by a member whose second factor was proved too long ago. It gets {@code me-confirm} in
 * its place, at the same address. Its form holds all that was sent and asks for a code; with the right code the request
 * goes on. So nothing that was typed is lost, and the server keeps nothing.
 */
public final class StaffConfirmation {

    /** The field of the code, which no other form has. */
    public static final String CODE = "confirm-code";

    /** The field with the response of a passkey, also on other pages. */
    public static final String PASSKEY = "passkey";

    /** The field of the sealed challenge that it answers. */
    public static final String CHALLENGE = "passkey-challenge";

    /** Says that the page was asked for without a form. */
    private static final String OPENED = "confirm-opened";

    private static final String DENIAL = StaffConfirmation.class.getName();

    private record Denied(ProofDenial why) {}

    /** A field of the form that was sent. */
    public record Field(String name, String value) {}

    private StaffConfirmation() {}

    /** Null unless this request answers the question. A form with a passkey has a code too, which is empty. */
    static String code(HttpServletRequest request) {
        return request.getMethod().equals("POST") ? request.getParameter(CODE) : null;
    }

    /** What a passkey answered to the question; empty if a code is the answer. */
    static Optional<PasskeyAnswer> passkey(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PASSKEY))
                .filter(response -> !response.isEmpty())
                .map(response -> new PasskeyAnswer(Optional.ofNullable(request.getParameter(CHALLENGE)), response));
    }

    static void deny(HttpServletRequest request, ProofDenial denial) {
        request.setAttribute(DENIAL, new Denied(denial));
    }

    /** Why the code was refused; empty if none was typed. */
    public static Optional<ProofDenial> denial(HttpServletRequest request) {
        return Optional.ofNullable((Denied) request.getAttribute(DENIAL)).map(Denied::why);
    }

    /** Whether the page was only opened, so that it is opened again after the right code. */
    static boolean isOpened(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getParameter(OPENED) != null;
    }

    /** Where the form leads, relative to the page. What was sent with a form is in its fields, not in the address. */
    public static String address(HttpServletRequest request) {
        var page = StaffPage.of(request).orElseThrow().address();
        var query = query(request);
        return isOpened(request) && query != null ? page + "?" + query : page;
    }

    static String query(HttpServletRequest request) {
        var forwarded = (String) request.getAttribute(jakarta.servlet.RequestDispatcher.FORWARD_QUERY_STRING);
        return forwarded == null ? request.getQueryString() : forwarded;
    }

    /** All that was sent with the form, or the one field that says that there was none. */
    public static List<Field> fields(HttpServletRequest request) {
        return isOpened(request)
                ? List.of(new Field(OPENED, "1"))
                : request.getParameterMap().entrySet().stream()
                        .filter(sent -> !Set.of(CODE, PASSKEY, CHALLENGE).contains(sent.getKey()))
                        .flatMap(StaffConfirmation::fields)
                        .toList();
    }

    private static Stream<Field> fields(Map.Entry<String, String[]> sent) {
        return Stream.of(sent.getValue()).map(value -> new Field(sent.getKey(), value));
    }
}
