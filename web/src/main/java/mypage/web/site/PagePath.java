package mypage.web.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.account.Service;

/** A public address: one set of pages serves all three services, and the first path segment tells which. */
public record PagePath(Service service, String page) {

    private static final Set<String> PAGES = Set.of(
            "login", "login-pass", "login-pass-code", "otp", "otp-skip", "mypage", "settings", "sessions", "otp-resume",
            "logout");
    private static final Map<Service, String> SEGMENTS = new EnumMap<>(
            Map.of(Service.SEEKER, "seeker", Service.EMPLOYER, "employer", Service.JOB_INFORMATION, "information"));

    /** What the browser asked for, also while the request is being forwarded. */
    public static Optional<PagePath> of(HttpServletRequest request) {
        var forwardedFrom = (String) request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        return parse(forwardedFrom == null ? request.getServletPath() : forwardedFrom);
    }

    static Optional<PagePath> parse(String path) {
        var segments = path.split("/", -1);
        if (segments.length != 3 || !PAGES.contains(segments[2])) {
            return Optional.empty();
        }
        return SEGMENTS.entrySet().stream()
                .filter(segment -> segment.getValue().equals(segments[1]))
                .map(segment -> new PagePath(segment.getKey(), segments[2]))
                .findFirst();
    }

    /** The page that a bare service address such as {@code /seeker} stands for. */
    static Optional<PagePath> ofBare(String path) {
        return parse(path.replaceFirst("/$", "") + "/mypage");
    }

    static String segment(Service service) {
        return SEGMENTS.get(service);
    }

    /** The address of another page of the same service. */
    public PagePath to(String otherPage) {
        return new PagePath(service, otherPage);
    }

    /** The path below the context root. */
    @Override
    public String toString() {
        return "/" + segment(service) + "/" + page;
    }
}
