package mypage.web.site;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import mypage.ratelimit.RateLimitSettings;

/**
 * Reads the bodies of requests within deadlines. What is there already costs no wait: browsers and proxies mostly send
 * a form together with its headers.
 */
@ApplicationScoped
public class Bodies {

    private static final BodyReader.Limits FORMS = new BodyReader.Limits(100, 16, Duration.ofSeconds(10), 8192, true);

    /** Only signed-in staff send these, and large ones over slow lines. None gives way to another. */
    private static final BodyReader.Limits UPLOADS = new BodyReader.Limits(8, 8, Duration.ofSeconds(30), 65_536, false);

    @Inject
    Deadlines deadlines;

    @Inject
    RateLimitSettings networks;

    private BodyReader forms;
    private BodyReader uploads;

    @PostConstruct
    void open() {
        forms = new BodyReader(FORMS, networks.siteFactor(), deadlines);
        uploads = new BodyReader(UPLOADS, networks.siteFactor(), deadlines);
    }

    /** Whether the body is a form that can be read without waiting, or none that anybody will read. */
    static boolean isThere(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        return type == null
                || !type.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
                || request.getContentLengthLong() > MalformedRequestFilter.LARGEST
                || request.getInputStream().available() >= request.getContentLengthLong();
    }

    /**
     * Waits for a form; false if it is not whole. The server takes no parameter from a body that broke off. The stream
     * alone does not tell: with {@code Upgrade: h2c} it claims to go on although all was read.
     */
    boolean receiveForm(HttpServletRequest request) throws IOException, ServletException {
        return read(forms, request, request::getParameterMap)
                && (request.getInputStream().isFinished()
                        || !request.getParameterMap().isEmpty());
    }

    /** Waits for a file. False if it is not whole; then the request is answered. */
    public boolean receiveUpload(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean whole = read(uploads, request, request::getParts);
        if (!whole) {
            refuse(response);
        }
        return whole;
    }

    /**
     * Refuses a body that is not whole, without a page: whoever sends it so slowly is hardly a browser. The server skips
     * the rest of the body without a worker, and closes the connection when its keep-alive ends.
     */
    static void refuse(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        response.setHeader("Connection", "close");
        response.setContentLength(0);
    }

    private static boolean read(BodyReader reader, HttpServletRequest request, BodyReader.Body body)
            throws IOException, ServletException {
        var client = RequestContexts.of(request);
        return reader.read(client.network(), client.site(), request.getContentLengthLong(), body);
    }
}
