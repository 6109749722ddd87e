package mypage.web.site;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Answers failures with a plain page; the log tells the details under the same request ID. Every line of the log
 * carries the name of its thread, so the thread's name contains the ID while it serves the request.
 */
public class FailureFilter extends HttpFilter {

    private static final Logger LOG = Logger.getLogger(FailureFilter.class.getName());
    private static final String RETRY_SECONDS = "10";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = RequestContexts.of(request).requestId();
        response.setHeader("X-Request-Id", id);
        var thread = Thread.currentThread();
        var name = thread.getName();
        thread.setName("request " + id);
        Texts.setLanguage(RequestContexts.of(request).language());
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            if (LostConnection.isCauseOf(failure)) {
                // Nobody reads an answer. A client that goes away with many requests under way must not fill the log.
                LOG.log(Level.FINE, "Request {0}: the client went away: {1}", new Object[] {id, failure});
            } else if (response.isCommitted()) {
                throw failure;
            } else {
                answer(failure, request, response);
            }
        } finally {
            thread.setName(name);
            Texts.clearLanguage();
        }
    }

    private static void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var id = RequestContexts.of(request).requestId();
        if (Unavailability.isCauseOf(failure)) {
            LOG.log(Level.WARNING, "Request {0}: database out of reach: {1}", new Object[] {id, failure});
            response.setHeader("Retry-After", RETRY_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (isForbidden(failure)) {
            LOG.log(Level.WARNING, "Request {0}: a boundary refused its caller: {1}", new Object[] {id, failure});
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            LOG.log(Level.SEVERE, failure, () -> "Request " + id + " failed");
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    /** A page admitted somebody whom the service behind it refuses. */
    private static boolean isForbidden(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .anyMatch(EJBAccessException.class::isInstance);
    }
}
