package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import mypage.session.SessionService;
import mypage.signin.SignInStep.SignedIn;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * The last step of every sign-in: the browser gets its new session, and an older one of the same service ends. It leads to マイページ,
 * or back to where the session ended.
 */
@RequestScoped
public class Entrance {

    static final String MYPAGE = "/mypage?faces-redirect=true";

    private static final String REDIRECT = "?faces-redirect=true";

    @Inject
    SessionService sessions;

    @Inject
    Visit visit;

    String enter(SignedIn signedIn) {
        visit.cookie(BrowserCookie.SESSION).ifPresent(older -> sessions.end(older, visit.getClient()));
        visit.keep(BrowserCookie.SESSION, signedIn.sessionToken());
        visit.keepBrowserName();
        visit.forget(BrowserCookie.ATTEMPT);
        signedIn.trust().ifPresent(visit::keep);
        return signedIn.trust().isPresent() ? lead() + "&skip=1" : lead();
    }

    private String lead() {
        var back = visit.cookie(BrowserCookie.RETURN).flatMap(WayBack::to);
        visit.forget(BrowserCookie.RETURN);
        return back.map(page -> "/" + page + REDIRECT).orElse(MYPAGE);
    }

    boolean isOpen() {
        return visit.cookie(BrowserCookie.SESSION)
                .flatMap(token -> sessions.resume(visit.getService(), token))
                .isPresent();
    }
}
