package mypage.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the fragment of a page into the template. */
@ApplicationScoped
public class PageWriter {

    @Inject
    SampleSettings settings;

    void page(SampleApplication.Page page, SignedInUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String folder = settings.getApplication().name().toLowerCase(Locale.ROOT);
        Map<String, String> values = Map.of(
                "email", escape(user.email()),
                "account", user.account(),
                "how", user.how(),
                "when", user.when(),
                "nav", nav(page, request.getContextPath()));
        String main = file(folder + "/" + page.file() + ".html", request);
        write(page.title(), fill(file("signed-in.html", request).replace("{{main}}", main), values), request, response);
    }

    /** A page without a user. */
    void notice(String title, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(title, fill(file("notice.html", request), Map.of("title", title, "text", text)), request, response);
    }

    private String nav(SampleApplication.Page current, String root) {
        return settings.getApplication().pages().stream()
                .map(page -> "<li><a href=\"%s/%s\"%s>%s</a></li>"
                        .formatted(
                                root, page.path(), page.equals(current) ? " aria-current=\"page\"" : "", page.title()))
                .collect(Collectors.joining());
    }

    private void write(String title, String body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // A form may lead on to MyPage, where the user signs out.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' "
                        + settings.getProvider());
        String page = file("template.html", request).replace("{{body}}", body);
        response.getWriter()
                .write(fill(
                        page,
                        Map.of(
                                "title", title,
                                "application", settings.getApplication().title(),
                                "root", request.getContextPath(),
                                "provider", settings.getProvider())));
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return filled;
    }

    private static String file(String name, HttpServletRequest request) throws IOException {
        try (InputStream file = request.getServletContext().getResourceAsStream("/WEB-INF/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
