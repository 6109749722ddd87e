package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import mypage.announcements.AnnouncementService;
import mypage.announcements.MaintenanceWindow;

/** Closes the pages of a service during maintenance (requirements 61 and 62). */
public class MaintenanceFilter extends HttpFilter {

    @Inject
    AnnouncementService announcements;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var window = window(request);
        if (window.isPresent()) {
            var plan = window.get().plan();
            request.setAttribute(ErrorPage.MAINTENANCE, window.get());
            response.setHeader(
                    "Retry-After",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(plan.endsAt().atZone(ZoneOffset.UTC)));
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<MaintenanceWindow> window(HttpServletRequest request) {
        var page = PagePath.of(request);
        // Whoever leaves a shared PC must be able to sign out.
        if (page.map(PagePath::page).filter(UserPage.LOGOUT::equals).isPresent()) {
            return Optional.empty();
        }
        return page.isPresent() || ServicePathFilter.isTop(request)
                ? announcements.current(page.map(PagePath::service).orElse(null))
                : Optional.empty();
    }
}
