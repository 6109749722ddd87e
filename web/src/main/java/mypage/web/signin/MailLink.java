package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * Takes the secret of a mail's link out of the address and into a cookie, so that it stands in no history and no Referer. Uses
 * nothing up: mail scanners open links too.
 */
@RequestScoped
public class MailLink {

    private static final Pattern SECRET = Pattern.compile("[\\w-]{43}");

    @Inject
    Visit visit;

    /** The newest link wins, also when it is none: its page is to speak of it, not of an older one. */
    void keep(BrowserCookie kind, String token) {
        if (SECRET.matcher(token).matches()) {
            visit.keep(kind, token);
        } else {
            visit.forget(kind);
        }
    }
}
