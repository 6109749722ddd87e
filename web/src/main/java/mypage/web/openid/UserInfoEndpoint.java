package mypage.web.openid;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mypage.openid.OpenIdError;
import mypage.openid.TokenService;

/** Where applications ask who their user is, with an access token in the header. No cookie is read. */
public class UserInfoEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient TokenService service;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authorization = Optional.ofNullable(request.getHeader("Authorization"));
        var claims = service.userInfo(authorization);
        if (claims.isPresent()) {
            OpenIdAnswers.json(response, HttpServletResponse.SC_OK, claims.get());
        } else {
            response.setHeader(
                    "WWW-Authenticate",
                    "Bearer"
                            + authorization
                                    .map(sent -> " error=\"" + OpenIdError.INVALID_TOKEN.code() + "\"")
                                    .orElse(""));
            OpenIdAnswers.json(response, HttpServletResponse.SC_UNAUTHORIZED, "{}");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
