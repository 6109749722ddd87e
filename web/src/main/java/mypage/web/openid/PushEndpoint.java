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
import mypage.openid.PushResult.PushRefused;
import mypage.openid.PushResult.Pushed;
import mypage.openid.PushedRequestService;

/** Where applications push a request before they send the browser. No browser is involved, and no cookie is read. */
public class PushEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PushedRequestService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authorization = Optional.ofNullable(request.getHeader("Authorization"));
        switch (service.push(authorization, OpenIdParameters.of(request.getParameterMap()))) {
            case Pushed(String requestUri, long expiresIn) ->
                OpenIdAnswers.json(
                        response,
                        HttpServletResponse.SC_CREATED,
                        Json.createObjectBuilder()
                                .add("request_uri", requestUri)
                                .add("expires_in", expiresIn)
                                .build()
                                .toString());
            case PushRefused(OpenIdError error, String description) ->
                OpenIdAnswers.refuse(error, description, response);
        }
    }
}
