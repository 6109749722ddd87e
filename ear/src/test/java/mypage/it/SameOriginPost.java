package mypage.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;

/** POST requests with the headers by which browsers tell which site's page sent them. */
final class SameOriginPost {

    private static final String SAME_ORIGIN = "same-origin";

    private SameOriginPost() {}

    static HttpRequest empty(HttpRequest.Builder request, String origin) {
        return post(request, origin, SAME_ORIGIN, BodyPublishers.noBody());
    }

    static HttpRequest form(HttpRequest.Builder request, String origin, HtmlForm form) {
        return form(request, origin, SAME_ORIGIN, form);
    }

    /** @param site the value of Sec-Fetch-Site, {@code cross-site} if a page of another site has a copy of the form */
    static HttpRequest form(HttpRequest.Builder request, String origin, String site, HtmlForm form) {
        String body = form.values().entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return text(request, origin, site, body);
    }

    /** A form that is encoded already. */
    static HttpRequest text(HttpRequest.Builder request, String origin, String body) {
        return text(request, origin, SAME_ORIGIN, body);
    }

    private static HttpRequest text(HttpRequest.Builder request, String origin, String site, String body) {
        request.header("Content-Type", "application/x-www-form-urlencoded");
        return post(request, origin, site, BodyPublishers.ofString(body));
    }

    /** A form with a file as its only field. */
    static HttpRequest file(HttpRequest.Builder request, String origin, String fileName, byte[] content) {
        String head = "--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--boundary--\r\n".getBytes(UTF_8));
        request.header("Content-Type", "multipart/form-data; boundary=boundary");
        return post(request, origin, SAME_ORIGIN, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static HttpRequest post(HttpRequest.Builder request, String origin, String site, BodyPublisher body) {
        return request.header("Origin", origin)
                .header("Sec-Fetch-Site", site)
                .POST(body)
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text == null ? "" : text, UTF_8);
    }
}
