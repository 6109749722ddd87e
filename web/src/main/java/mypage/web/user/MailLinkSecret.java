package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import mypage.web.site.MailedSecret;
import mypage.web.site.SiteCookie;

/**
 * Moves the secret of a mailed link from the address to a cookie, so that it appears in no history and no Referer. It
 * does not consume the link, because mail scanners open links too.
 */
@RequestScoped
public class MailLinkSecret {

    @Inject
    UserRequest request;

    /** The latest link wins, even when it is malformed: its page must speak of it and not of an older one. */
    public void keep(SiteCookie kind, String token) {
        MailedSecret.of(token).ifPresentOrElse(secret -> request.keep(kind, secret), () -> request.forget(kind));
    }
}
