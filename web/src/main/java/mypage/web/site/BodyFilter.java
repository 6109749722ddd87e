package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a form pass once it is there as a whole, before anything asks for a field of it or for a database connection.
 * What does not arrive in time is refused.
 */
public class BodyFilter extends HttpFilter {

    @Inject
    Bodies bodies;

    @Inject
    LateAnswers answers;

    @Inject
    Turns turns;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST") || Bodies.isThere(request)) {
            chain.doFilter(request, response);
            return;
        }
        // Another request may work while this one waits.
        Turns.end(request);
        if (bodies.receiveForm(request)) {
            turns.enter(request);
            TurnFilter.pass(request, response, chain);
        } else {
            Bodies.refuse(response);
            answers.holdBack(request);
        }
    }
}
