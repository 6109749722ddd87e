package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import mypage.session.SessionService;
import mypage.signin.SignedIn;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * The last step of every sign-in: the browser gets its new session, and an older one of the same service ends. It leads back to
 * where the session ended, or to マイページ, which also says that the skip was set.
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
        var back = visit.cookie(BrowserCookie.RETURN).flatMap(WayBack::to);
        visit.forget(BrowserCookie.RETURN);
        return signedIn.trust().isPresent()
                ? MYPAGE + "&skip=1"
                : back.map(page -> "/" + page + REDIRECT).orElse(MYPAGE);
    }

    boolean isOpen() {
        return visit.cookie(BrowserCookie.SESSION)
                .flatMap(token -> sessions.resume(visit.getService(), token))
                .isPresent();
    }
}
