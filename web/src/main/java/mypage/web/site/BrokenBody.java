package mypage.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A body that is not whole and never will be. What still arrives of it could be taken for the next request. */
final class BrokenBody {

    private static final System.Logger LOG = System.getLogger(BrokenBody.class.getName());

    private BrokenBody() {}

    /** Without a page: whoever sends a body so slowly is hardly a browser. */
    static void answer(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        response.setHeader("Connection", "close");
        response.setContentLength(0);
    }

    /**
     * Sends the answer, then closes the connection. Payara would skip the rest of the body first. So this reads while
     * the thread is interrupted, which closes a channel.
     */
    static void close(HttpServletRequest request, HttpServletResponse response) {
        try {
            response.flushBuffer();
            Thread.currentThread().interrupt();
            request.getInputStream().readAllBytes();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed a connection: {0}", e.toString());
        } finally {
            Thread.interrupted();
        }
    }
}
