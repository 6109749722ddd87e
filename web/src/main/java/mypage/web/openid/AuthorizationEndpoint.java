package mypage.web.openid;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.openid.Answer;
import mypage.openid.AuthorizationRequest;
import mypage.openid.AuthorizationRequestResult.Unregistered;
import mypage.openid.AuthorizationResult.ReauthenticationRequired;
import mypage.openid.AuthorizationResult.SignInRequired;
import mypage.openid.AuthorizationService;
import mypage.openid.OpenIdParameters;
import mypage.web.site.PageLanguage;
import mypage.web.site.PagePath;
import mypage.web.site.RequestContexts;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;

/**
 * Where applications send browsers. A signed-in user goes back at once. Everybody else signs in first, on the same
 * pages as always, while a cookie keeps the request.
 */
public class AuthorizationEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AuthorizationService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OpenIdAnswers.leadToGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var sent = service.resolve(OpenIdParameters.of(request.getParameterMap()));
        if (sent.isEmpty()) {
            refuse(request, response);
        } else {
            read(sent.get(), request, response);
        }
    }

    private void read(OpenIdParameters parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (service.read(parameters)) {
            case AuthorizationRequest asked -> answer(asked, parameters, request, response);
            case Answer(String location) -> OpenIdAnswers.lead(response, location);
            case Unregistered() -> refuse(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        OpenIdAnswers.refuse(Texts.get("openid.refused.title"), Texts.get("openid.refused.text"), request, response);
    }

    private void answer(
            AuthorizationRequest asked,
            OpenIdParameters parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var session = SiteCookie.SESSION.read(request, asked.service());
        switch (service.authorize(asked, session, RequestContexts.of(request))) {
            case Answer(String location) -> OpenIdAnswers.lead(response, location);
            case SignInRequired() -> {
                PageLanguage.suggest(asked.uiLocales(), request, response);
                leadTo(UserPage.LOGIN, "", asked, parameters, request, response);
            }
            case ReauthenticationRequired() ->
                leadTo(
                        UserPage.CONFIRM,
                        "?for=" + UserPage.APPLICATION.address(),
                        asked,
                        parameters,
                        request,
                        response);
        }
    }

    private void leadTo(
            UserPage page,
            String query,
            AuthorizationRequest asked,
            OpenIdParameters parameters,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SiteCookie.APPLICATION.write(response, asked.service(), service.remember(parameters));
        response.sendRedirect(request.getContextPath() + new PagePath(asked.service(), page) + query);
    }
}
