package mypage.web.site;

import static java.util.Collections.list;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import mypage.audit.RefusedRequestAuditKind;
import mypage.audit.RefusedRequestService;

/**
 * Refuses requests that no browser makes from our pages, before Faces or the container fail on them: a form in the
 * query of a GET, which a link on any site could carry; an Ajax request, because Faces answers its errors with class
 * names; any other of {@link FacesParameters}; a body that is large, chunked or holds files; bytes that are not text; a
 * malformed host; control characters in a header. A page that takes a file may be sent a large one, which is not read
 * here.
 */
public class MalformedRequestFilter extends HttpFilter {

    static final int LARGEST = 65_536;

    /** Larger than what the page accepts, so that the page itself can say that a file is too large. */
    private static final int LARGEST_UPLOAD = 32 * 1024 * 1024;

    private static final String AJAX = "Faces-Request";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    /** The container accepts any byte in a header, since a cookie of another system of our domain may hold any text. */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    @Inject
    RefusedRequestService refused;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        OptionalInt refusal = refusal(request);
        if (refusal.isPresent()) {
            refused.note(RefusedRequestAuditKind.INPUT_REFUSED, RequestContexts.of(request));
            response.sendError(refusal.getAsInt());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The status of the answer, if the request is refused. */
    private static OptionalInt refusal(HttpServletRequest request) {
        boolean post = request.getMethod().equals("POST");
        if (post && request.getHeader("Transfer-Encoding") != null) {
            return OptionalInt.of(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (post && request.getContentLengthLong() > largest(request)) {
            return OptionalInt.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (hasHeaders(request) && Uploads.isUpload(request)) {
            // Not read until StaffAuthenticationFilter knows who sends it.
            return OptionalInt.empty();
        }
        return isWellFormed(request) ? OptionalInt.empty() : OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
    }

    private static boolean isWellFormed(HttpServletRequest request) {
        return hasHeaders(request)
                // Checked before anything asks for a parameter, which would write the parts to disk.
                && !Uploads.isMultipart(request)
                && isReadable(request)
                && request.getHeader(AJAX) == null
                && FacesParameters.areOurs(request);
    }

    private static int largest(HttpServletRequest request) {
        return Uploads.isUpload(request) ? LARGEST_UPLOAD : LARGEST;
    }

    /** HTTP/1.0, which health checks may use, needs no host. */
    private static boolean hasHeaders(HttpServletRequest request) {
        var host = request.getHeader("Host");
        return (host == null || HOST.matcher(host).matches())
                && list(request.getHeaderNames()).stream()
                        .flatMap(name -> list(request.getHeaders(name)).stream())
                        .noneMatch(CONTROL.asPredicate());
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
