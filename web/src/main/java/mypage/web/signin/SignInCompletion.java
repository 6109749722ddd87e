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
 * The last step of every sign-in: the browser gets its new session, and its older session in the same service ends. The
 * user goes on to the application that waits, returns to the page where that session ended, or else goes to マイページ. A
 * user who has just set codes to be skipped goes to マイページ, which confirms the setting, unless an application waits.
 */
@RequestScoped
public class SignInCompletion {

    static final String MYPAGE = UserPage.MYPAGE.redirect();

    @Inject
    SessionService sessions;

    @Inject
    UserRequest request;

    String complete(SignedIn signedIn) {
        request.cookie(SiteCookie.SESSION).ifPresent(older -> sessions.end(older, request.getContext()));
        request.keep(SiteCookie.SESSION, signedIn.sessionToken());
        request.keepDeviceId();
        request.forget(SiteCookie.ATTEMPT);
        signedIn.trust().ifPresent(request::keep);
        var returnPage = request.cookie(SiteCookie.RETURN).flatMap(ReturnTo::to);
        request.forget(SiteCookie.RETURN);
        if (request.cookie(SiteCookie.APPLICATION).isPresent()) {
            return UserPage.APPLICATION.redirect();
        }
        return signedIn.trust().isPresent()
                ? MYPAGE + "&skip=1"
                : returnPage.map(UserPage::redirect).orElse(MYPAGE);
    }

    /** Where a user goes who is signed in already. */
    String next() {
        return request.cookie(SiteCookie.APPLICATION).isPresent() ? UserPage.APPLICATION.redirect() : MYPAGE;
    }

    boolean isSignedIn() {
        return request.cookie(SiteCookie.SESSION)
                .flatMap(token -> sessions.resume(request.getService(), token))
                .isPresent();
    }
}
