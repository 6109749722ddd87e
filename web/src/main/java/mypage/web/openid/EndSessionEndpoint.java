package mypage.web.openid;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mypage.account.Service;
import mypage.openid.OpenIdParameters;
import mypage.openid.OpenIdSignOutService;
import mypage.openid.SignOutResult.NotSignedOut;
import mypage.openid.SignOutResult.SignedOut;
import mypage.web.site.PagePath;
import mypage.web.site.RequestContexts;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;

/** Where applications send browsers whose users sign out. */
public class EndSessionEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenIdSignOutService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OpenIdAnswers.leadToGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var parameters = OpenIdParameters.of(request.getParameterMap());
        switch (service.signOut(parameters, of -> SiteCookie.SESSION.read(request, of), RequestContexts.of(request))) {
            case SignedOut(Service from, Optional<String> location) -> {
                SiteCookie.SESSION.remove(response, from);
                SiteCookie.APPLICATION.remove(response, from);
                OpenIdAnswers.lead(
                        response,
                        location.orElseGet(
                                () -> request.getContextPath() + new PagePath(from, UserPage.LOGIN) + "?signed-out"));
            }
            case NotSignedOut() ->
                OpenIdAnswers.refuse(
                        Texts.get("openid.signout.title"), Texts.get("openid.signout.text"), request, response);
        }
    }
}
