package mypage.web.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;

/** A public address: one set of pages serves all three services, and the first path segment tells which. */
public record PagePath(Service service, UserPage page) {

    /** The path that the browser asked for, even while the request is being forwarded. */
    public static Optional<PagePath> of(HttpServletRequest request) {
        return parse(requested(request));
    }

    private static String requested(HttpServletRequest request) {
        var forwardedFrom = (String) request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        return forwardedFrom == null ? request.getServletPath() : forwardedFrom;
    }

    /** A help page of the requested service, whatever the page; of the first service where none was requested. */
    public static PagePath help(HttpServletRequest request, UserPage page) {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var requested = failed == null
                ? requested(request)
                : failed.substring(request.getContextPath().length());
        return new PagePath(serviceOf(requested.split("/", 3)).orElse(Service.values()[0]), page);
    }

    static Optional<PagePath> parse(String path) {
        var segments = path.split("/", -1);
        return segments.length == 3
                ? serviceOf(segments)
                        .flatMap(service -> UserPage.at(segments[2]).map(page -> new PagePath(service, page)))
                : Optional.empty();
    }

    private static Optional<Service> serviceOf(String[] segments) {
        return Stream.of(Service.values())
                .filter(service -> segments.length > 1 && service.segment().equals(segments[1]))
                .findFirst();
    }

    /** The page that a bare service address such as {@code /seeker} leads to. */
    static Optional<PagePath> ofBare(String path) {
        return parse(path.replaceFirst("/$", "") + "/" + UserPage.MYPAGE.address());
    }

    /** The address of another page of the same service. */
    public PagePath to(UserPage otherPage) {
        return new PagePath(service, otherPage);
    }

    /** The path below the context root. */
    @Override
    public String toString() {
        return "/" + service.segment() + "/" + page.address();
    }
}
