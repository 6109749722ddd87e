package mypage.web.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Refuses requests that no browser makes from our pages, before Faces or the container fail on them: a form in the
 * query of a GET, which a link on any site could carry; an Ajax request, because Faces answers its errors with class
 * names; a view state, because our views keep none; a body that is large, chunked or holds files; bytes that are not
 * text; a malformed host. The one page that takes a file may be sent a large one, which is not read here.
 */
public class MalformedRequestFilter extends HttpFilter {

    static final int LARGEST = 65_536;

    /** Larger than what the page accepts, so that the page itself can say that a file is too large. */
    private static final int LARGEST_UPLOAD = 32 * 1024 * 1024;

    private static final String AJAX = "Faces-Request";
    private static final String VIEW_STATE = "jakarta.faces.ViewState";
    private static final String NO_STATE = "stateless";
    private static final String HOST = "[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean post = request.getMethod().equals("POST");
        if (post && request.getHeader("Transfer-Encoding") != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (post && request.getContentLengthLong() > largest(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (hasHost(request) && Uploads.isUpload(request)) {
            // Not read until StaffAuthenticationFilter knows who sends it.
            chain.doFilter(request, response);
        } else if (!hasHost(request)
                // Checked before anything asks for a parameter, which would write the parts to disk.
                || Uploads.isMultipart(request)
                || !isReadable(request)
                || isAjax(request)
                || hasState(request, post)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static int largest(HttpServletRequest request) {
        return Uploads.isUpload(request) ? LARGEST_UPLOAD : LARGEST;
    }

    /** HTTP/1.0, which health checks may use, needs no host. */
    private static boolean hasHost(HttpServletRequest request) {
        var host = request.getHeader("Host");
        return host == null || host.matches(HOST);
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static boolean isAjax(HttpServletRequest request) {
        return request.getHeader(AJAX) != null || request.getParameter(AJAX) != null;
    }

    private static boolean hasState(HttpServletRequest request, boolean post) {
        return Stream.ofNullable(request.getParameterValues(VIEW_STATE))
                .flatMap(Stream::of)
                .anyMatch(state -> !post || !state.equals(NO_STATE));
    }
}
