package mypage.web.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses a request that was given no {@linkplain Turns turn}. Its connection is closed, so that all requests are
 * dropped that the client has sent ahead over it.
 */
public class TurnFilter extends HttpFilter {

    private static final long RETRY_SECONDS = 5;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        pass(request, response, chain);
    }

    static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Turns.begins(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close");
            var top = new ErrorPage.Way("/", Texts.get("site.top"), null);
            new Refusal(Texts.get("errors.refused"), "<p>" + Texts.get("password.busy") + "</p>", top)
                    .send(HttpServletResponse.SC_SERVICE_UNAVAILABLE, RETRY_SECONDS, request, response);
        }
    }
}
