package mypage.web.openid;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.openid.AuthorizationService;
import mypage.web.site.SiteCookie;
import mypage.web.user.SuggestedAddress;
import mypage.web.user.UserRequest;

/** The address that the waiting application suggests ({@code login_hint}). */
@RequestScoped
public class LoginHint implements SuggestedAddress {

    @Inject
    AuthorizationService service;

    @Inject
    UserRequest request;

    @Override
    public Optional<String> find() {
        return request.cookie(SiteCookie.APPLICATION).flatMap(service::recall).flatMap(service::loginHint);
    }
}
