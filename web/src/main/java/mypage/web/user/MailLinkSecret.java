package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import mypage.web.site.SiteCookie;

/**
 * Moves the secret of a mailed link from the address to a cookie, so that it appears in no history and no Referer. It
 * does not consume the link, because mail scanners open links too.
 */
@RequestScoped
public class MailLinkSecret {

    private static final Pattern SECRET = Pattern.compile("[\\w-]{43}");

    @Inject
    UserRequest request;

    /** The latest link wins, even when it is malformed: its page must speak of it and not of an older one. */
    public void keep(SiteCookie kind, String token) {
        if (SECRET.matcher(token).matches()) {
            request.keep(kind, token);
        } else {
            request.forget(kind);
        }
    }
}
