package mypage.web.admin.site;

import static mypage.web.site.ErrorPage.escaped;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.admin.staff.SignedInStaff;
import mypage.web.site.ErrorPage;

/** The header of an error page for a signed-in member of staff, as all their pages have it: name, way out, menu. */
final class StaffErrorHeader {

    private StaffErrorHeader() {}

    /** Shows the header if this request fails. */
    static void set(HttpServletRequest request, SignedInStaff member) {
        request.setAttribute(ErrorPage.STAFF_HEADER, html(request, member));
    }

    private static String html(HttpServletRequest request, SignedInStaff member) {
        return """
                  <header>
                    <p>%s</p>
                    <form method="post" action="%s"><p>%s <a href="%s">%s</a> <a href="%s">%s</a>
                      <button class="plain">%s</button></p></form>
                  </header>
                  <nav class="menu" aria-label="%s">
                    <ul>
                      %s
                    </ul>
                  </nav>""".formatted(
                Labels.get("site.name"),
                path(request, StaffPage.LOGOUT.path()),
                escaped(member.name()),
                path(request, StaffPage.GUIDE.path()),
                Labels.get("site.guide"),
                path(request, StaffPage.ME.path()),
                Labels.get("page.ME"),
                Labels.get("site.logout"),
                Labels.get("site.menu"),
                StaffMenu.of(member, Optional.empty()).stream()
                        .map(entry -> "<li><a href=\"%s\" aria-current=\"%s\">%s</a></li>"
                                .formatted(path(request, "/admin/" + entry.address()), entry.current(), entry.title()))
                        .collect(Collectors.joining("\n      ")));
    }

    private static String path(HttpServletRequest request, String path) {
        return request.getContextPath() + path;
    }
}
