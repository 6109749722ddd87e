package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.announcements.MaintenanceWindow;
import mypage.platform.Language;
import mypage.platform.Ruby;

/** The page of every error status. It needs neither Faces nor the database, so it works when they fail. */
public class ErrorPage extends HttpServlet {

    static final String PATH = "/error";

    static final Set<Integer> STATUSES = Set.of(400, 403, 404, 405, 500, 503);

    /** Request attribute: the maintenance that closes the service. */
    static final String MAINTENANCE = ErrorPage.class.getName() + ".maintenance";

    /** Request attribute: the {@link Way} that the page offers, when it is not the one to the first page for users. */
    public static final String WAY = ErrorPage.class.getName() + ".way";

    /**
     * A link that leads on.
     *
     * @param text why access was refused; null for the text of the status
     */
    public record Way(String path, String label, String text) {}

    /** Request attribute: the header that the pages of a signed-in member of staff have, as HTML. */
    public static final String STAFF_HEADER = ErrorPage.class.getName() + ".header";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Assets assets;

    @Inject
    transient LateAnswers answers;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        write(status == null ? HttpServletResponse.SC_NOT_FOUND : status, request, response);
    }

    private void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(html(status, request));
        if (Refusal.of(request) != null) {
            answers.holdBack(request);
        }
    }

    private static int known(int status) {
        int family = status < 500 ? 400 : 500;
        return STATUSES.contains(status) ? status : family;
    }

    private static String title(int status, HttpServletRequest request) {
        if (Refusal.of(request) != null) {
            return Refusal.of(request).title();
        }
        return request.getAttribute(MAINTENANCE) == null
                ? texts(request).text("error." + known(status) + ".title")
                : texts(request).text("error.stopped.title");
    }

    private static String text(int status, HttpServletRequest request) {
        if (Refusal.of(request) != null) {
            return Refusal.of(request).html();
        }
        if (request.getAttribute(MAINTENANCE) instanceof MaintenanceWindow window) {
            return MaintenanceText.html(window, request.getMethod().equals("POST"), language(request));
        }
        var way = way(request);
        var wayText = status == HttpServletResponse.SC_FORBIDDEN ? way.text() : null;
        return "<p>" + (wayText == null ? texts(request).text("error." + known(status) + ".text") : wayText) + "</p>";
    }

    /** For questions about a failure. A refusal is none, and reads the same for everybody. */
    private static String reference(HttpServletRequest request) {
        return Refusal.of(request) != null
                ? ""
                : "<p class=\"support\">%s</p>"
                        .formatted(texts(request)
                                .text(
                                        "error.reference",
                                        RequestContexts.of(request).requestId()));
    }

    private static Way way(HttpServletRequest request) {
        if (Refusal.of(request) != null) {
            return Refusal.of(request).way();
        }
        return request.getAttribute(WAY) instanceof Way way
                ? way
                : new Way("/", texts(request).text("site.top"), null);
    }

    /** Left out for staff, and while the pages that it leads to are closed too. */
    private static String footer(int status, HttpServletRequest request) {
        return status == HttpServletResponse.SC_SERVICE_UNAVAILABLE || isForStaff(request)
                ? ""
                : Stream.of(
                                link(request, UserPage.TERMS, texts(request).text("terms.title")),
                                link(request, UserPage.FAQ, texts(request).text("faq.link")),
                                link(request, UserPage.CONTACT, texts(request).text("contact.title")),
                                link(
                                        request,
                                        UserPage.ACCESSIBILITY,
                                        texts(request).text("accessibility.title")))
                        .collect(Collectors.joining("\n", "<footer><ul>\n", "\n</ul></footer>"));
    }

    /** As on every page for users; each button posts to the address that failed. */
    private static String languages(HttpServletRequest request) {
        return isForStaff(request)
                ? ""
                : Stream.of(Language.values())
                        .map(language -> ("<li><button class=\"language\" name=\"lang\" value=\"%s\" lang=\"%s\"%s>"
                                        + "%s</button></li>")
                                .formatted(
                                        language.id(),
                                        language.tag(),
                                        language == language(request) ? " aria-current=\"true\"" : "",
                                        language.ownName()))
                        .collect(Collectors.joining(
                                "\n",
                                "<nav class=\"languages\" aria-label=\""
                                        + Ruby.plain(texts(request).text("language.title"))
                                        + "\"><form method=\"post\"><ul>\n",
                                "\n</ul></form></nav>"));
    }

    /** True as well when a filter refused the request before that of the pages for staff. */
    private static boolean isForStaff(HttpServletRequest request) {
        return request.getAttribute(WAY) != null
                || request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                        && Hosts.isForStaff(
                                failed.substring(request.getContextPath().length()));
    }

    private static String link(HttpServletRequest request, UserPage page, String title) {
        return "<li><a href=\"%s\">%s</a></li>"
                .formatted(request.getContextPath() + PagePath.help(request, page), title);
    }

    private static Language language(HttpServletRequest request) {
        return RequestContexts.of(request).language();
    }

    private static Texts texts(HttpServletRequest request) {
        return Texts.in(language(request));
    }

    private static String ruby(String html, HttpServletRequest request) {
        return language(request) == Language.JA_EASY ? Ruby.html(html, UnaryOperator.identity()) : html;
    }

    /** Escapes text between tags: what people typed is not markup. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String html(int status, HttpServletRequest request) throws IOException {
        var staffHeader = (String) request.getAttribute(STAFF_HEADER);
        var file = staffHeader == null ? "/WEB-INF/error.html" : "/WEB-INF/staff-error.html";
        try (var template = getServletContext().getResourceAsStream(file)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{lang}", language(request).tag())
                    .replace("{name}", Ruby.plain(title(status, request)))
                    .replace("{title}", ruby(title(status, request), request))
                    .replace("{site}", texts(request).text("site.name"))
                    .replace("{top}", ruby(way(request).label(), request))
                    .replace("{reference}", ruby(reference(request), request))
                    .replace("{root}", request.getContextPath() + way(request).path())
                    .replace("{languages}", languages(request))
                    .replace("{footer}", ruby(footer(status, request), request))
                    .replace("{style}", assets.url("mypage.css"))
                    .replace("{staffStyle}", assets.url("staff.css"))
                    .replace("{text}", ruby(text(status, request), request))
                    .replace("{header}", staffHeader == null ? "" : staffHeader);
        }
    }
}
