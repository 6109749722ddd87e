package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import mypage.session.SessionService;
import mypage.signin.SignedIn;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.ReturnTo;
import mypage.web.user.UserRequest;

/**
 * The last step of every sign-in: the browser gets its new session, and its older one in the same service ends. It
 * leads back to the page where that had ended, or to マイページ, which also says that the code will be skipped.
 */
@RequestScoped
public class SignInCompletion {

    static final String MYPAGE = UserPage.MYPAGE.redirect();

    @Inject
    SessionService sessions;

    @Inject
    UserRequest request;

    String enter(SignedIn signedIn) {
        request.cookie(SiteCookie.SESSION).ifPresent(older -> sessions.end(older, request.getContext()));
        request.keep(SiteCookie.SESSION, signedIn.sessionToken());
        request.keepDeviceId();
        request.forget(SiteCookie.ATTEMPT);
        signedIn.trust().ifPresent(request::keep);
        var back = request.cookie(SiteCookie.RETURN).flatMap(ReturnTo::to);
        request.forget(SiteCookie.RETURN);
        return signedIn.trust().isPresent()
                ? MYPAGE + "&skip=1"
                : back.map(UserPage::redirect).orElse(MYPAGE);
    }

    boolean isOpen() {
        return request.cookie(SiteCookie.SESSION)
                .flatMap(token -> sessions.resume(request.getService(), token))
                .isPresent();
    }
}
