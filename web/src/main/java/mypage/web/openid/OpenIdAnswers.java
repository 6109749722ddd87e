package mypage.web.openid;

import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.openid.OpenIdError;
import mypage.openid.OpenIdParameters;
import mypage.web.site.ErrorPage;
import mypage.web.site.Refusal;
import mypage.web.site.Texts;

/** How the endpoints for applications answer. */
final class OpenIdAnswers {

    private static final int LONGEST_QUERY = 4096;

    private OpenIdAnswers() {}

    /** To another address, and always with a GET. */
    static void lead(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
    }

    /**
     * To the same address with a GET. The post of another site comes without the session's cookie, and a link does not.
     */
    static void leadToGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = OpenIdParameters.of(request.getParameterMap()).query();
        if (query.length() > LONGEST_QUERY) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            lead(response, request.getContextPath() + request.getServletPath() + "?" + query);
        }
    }

    static void json(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json);
    }

    /** To an application that asked without a browser. */
    static void refuse(OpenIdError error, String description, HttpServletResponse response) throws IOException {
        int status = HttpServletResponse.SC_BAD_REQUEST;
        if (error == OpenIdError.INVALID_CLIENT) {
            status = HttpServletResponse.SC_UNAUTHORIZED;
            response.setHeader("WWW-Authenticate", "Basic realm=\"openid\"");
        }
        json(
                response,
                status,
                Json.createObjectBuilder()
                        .add("error", error.code())
                        .add("error_description", description)
                        .build()
                        .toString());
    }

    /** A page for the user, who can do nothing about it here. */
    static void refuse(String title, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var top = new ErrorPage.Way("/", Texts.get("site.top"), null);
        new Refusal(title, "<p>" + text + "</p>", top).send(HttpServletResponse.SC_BAD_REQUEST, request, response);
    }
}
