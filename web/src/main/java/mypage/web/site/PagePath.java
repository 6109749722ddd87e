package mypage.web.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mypage.account.Service;

/** A public address: one set of pages serves all three services, and the first path segment tells which. */
public record PagePath(Service service, String page) {

    private static final Set<String> PAGES = Set.of(
            "login",
            "notice",
            "login-pass",
            "login-pass-code",
            "forgot",
            "link-sent",
            "register-again",
            "register",
            "otp",
            "otp-skip",
            "mypage",
            "settings",
            "sessions",
            "additional",
            "additional-add",
            "additional-remove",
            "close",
            "reopen",
            "otp-resume",
            "logout",
            "not-me",
            "address-stop",
            "address-prove",
            "address-lost",
            "password-reset",
            "password",
            "account",
            "address",
            "address-code",
            "confirm",
            "confirm-code",
            "faq",
            "terms",
            "contact",
            "accessibility");

    /** What the browser asked for, also while the request is being forwarded. */
    public static Optional<PagePath> of(HttpServletRequest request) {
        return parse(asked(request));
    }

    private static String asked(HttpServletRequest request) {
        var forwardedFrom = (String) request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        return forwardedFrom == null ? request.getServletPath() : forwardedFrom;
    }

    /** A page that explains, of the service that was asked for, whatever page of it; of the first service where none was. */
    public static PagePath help(HttpServletRequest request, String page) {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var asked = failed == null
                ? asked(request)
                : failed.substring(request.getContextPath().length());
        return new PagePath(serviceOf(asked.split("/", 3)).orElse(Service.values()[0]), page);
    }

    static Optional<PagePath> parse(String path) {
        var segments = path.split("/", -1);
        if (segments.length != 3 || !PAGES.contains(segments[2])) {
            return Optional.empty();
        }
        return serviceOf(segments).map(service -> new PagePath(service, segments[2]));
    }

    private static Optional<Service> serviceOf(String[] segments) {
        return Stream.of(Service.values())
                .filter(service -> segments.length > 1 && service.segment().equals(segments[1]))
                .findFirst();
    }

    /** The page that a bare service address such as {@code /seeker} stands for. */
    static Optional<PagePath> ofBare(String path) {
        return parse(path.replaceFirst("/$", "") + "/mypage");
    }

    /** The address of another page of the same service. */
    public PagePath to(String otherPage) {
        return new PagePath(service, otherPage);
    }

    /** The path below the context root. */
    @Override
    public String toString() {
        return "/" + service.segment() + "/" + page;
    }
}
