package mypage.web.signin;

import java.util.Optional;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * Value of the attempt's cookie. The 照合番号 beside the secret tells, without asking the database, whether a posted
 * form still belongs to this browser's newest attempt.
 */
record AttemptCookie(String reference, String token) {

    static Optional<AttemptCookie> of(Visit visit) {
        return of(visit, BrowserCookie.ATTEMPT);
    }

    static Optional<AttemptCookie> of(Visit visit, BrowserCookie kind) {
        return visit.cookie(kind).flatMap(AttemptCookie::parse);
    }

    static Optional<AttemptCookie> parse(String value) {
        var parts = value.split("\\.", 2);
        return parts.length == 2 ? Optional.of(new AttemptCookie(parts[0], parts[1])) : Optional.empty();
    }

    @Override
    public String toString() {
        return reference + "." + token;
    }
}
