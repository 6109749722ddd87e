package mypage.web.openid;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mypage.openid.OpenIdError;
import mypage.openid.OpenIdParameters;
import mypage.openid.TokenResult.Tokens;
import mypage.openid.TokenResult.TokensRefused;
import mypage.openid.TokenService;
import mypage.web.site.RequestContexts;

/** Where applications exchange a code for tokens. No browser is involved, and no cookie is read. */
public class TokenEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient TokenService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authorization = Optional.ofNullable(request.getHeader("Authorization"));
        var form = OpenIdParameters.of(request.getParameterMap());
        switch (service.exchange(authorization, form, RequestContexts.of(request))) {
            case Tokens(String accessToken, String idToken, String scope, long expiresIn) ->
                OpenIdAnswers.json(
                        response,
                        HttpServletResponse.SC_OK,
                        Json.createObjectBuilder()
                                .add("access_token", accessToken)
                                .add("token_type", "Bearer")
                                .add("expires_in", expiresIn)
                                .add("id_token", idToken)
                                .add("scope", scope)
                                .build()
                                .toString());
            case TokensRefused(OpenIdError error, String description) ->
                OpenIdAnswers.refuse(error, description, response);
        }
    }
}
