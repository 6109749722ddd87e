package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import mypage.web.site.SiteCookie;

/**
 * Takes the secret of a mail's link out of the address and into a cookie, so that it stands in no history and no Referer. Uses
 * nothing up: mail scanners open links too.
 */
@RequestScoped
public class MailLinkSecret {

    private static final Pattern SECRET = Pattern.compile("[\\w-]{43}");

    @Inject
    UserRequest request;

    /** The newest link wins, also when it is none: its page is to speak of it, not of an older one. */
    public void keep(SiteCookie kind, String token) {
        if (SECRET.matcher(token).matches()) {
            request.keep(kind, token);
        } else {
            request.forget(kind);
        }
    }
}
