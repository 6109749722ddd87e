package mypage.web.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A small page that refuses a request before its page is built, so that refusing many costs little. {@link ErrorPage}
 * writes it, and {@link LateAnswers} sends it a while later.
 *
 * @param html what follows the title
 * @param way where the user can go on
 */
public record Refusal(String title, String html, ErrorPage.Way way) {

    private static final String ATTRIBUTE = Refusal.class.getName();

    public void send(int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, this);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        request.getRequestDispatcher(ErrorPage.PATH).forward(request, response);
    }

    /** @param seconds after which another attempt makes sense (Retry-After) */
    public void send(int status, long seconds, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Retry-After", String.valueOf(seconds));
        send(status, request, response);
    }

    /** The one that this request is answered with; null if it is another error. */
    static Refusal of(HttpServletRequest request) {
        return (Refusal) request.getAttribute(ATTRIBUTE);
    }
}
