package mypage.web.user;

import java.util.Optional;
import mypage.web.site.SiteCookie;

/**
 * The value of the attempt's cookie. The 照合番号 beside the secret tells without a query whether a posted form belongs to
 * this browser's latest attempt.
 */
public record AttemptCookie(String reference, String token) {

    public static Optional<AttemptCookie> of(UserRequest request) {
        return of(request, SiteCookie.ATTEMPT);
    }

    public static Optional<AttemptCookie> of(UserRequest request, SiteCookie kind) {
        return request.cookie(kind).flatMap(AttemptCookie::parse);
    }

    public static Optional<AttemptCookie> parse(String value) {
        var parts = value.split("\\.", 2);
        return parts.length == 2 ? Optional.of(new AttemptCookie(parts[0], parts[1])) : Optional.empty();
    }

    @Override
    public String toString() {
        return reference + "." + token;
    }
}
