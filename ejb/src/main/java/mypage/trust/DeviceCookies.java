package mypage.trust;

import java.util.Map;
import java.util.Optional;

/**
 * What a browser keeps of us between sign-ins.
 *
 * @param id the random name we gave it, by which it can be known again
 * @param skipValues what lets it skip one-time passwords, by the handle of the account
 */
public record DeviceCookies(String id, Map<String, String> skipValues) {

    public DeviceCookies {
        skipValues = Map.copyOf(skipValues);
    }

    /** What lets the browser skip the one-time password of the account with this handle. */
    public Optional<String> skipValue(String handle) {
        return Optional.ofNullable(skipValues.get(handle));
    }
}
