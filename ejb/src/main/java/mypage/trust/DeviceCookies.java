package mypage.trust;

import java.util.Map;
import java.util.Optional;

/**
 * The cookies that a browser keeps between sign-ins.
 *
 * @param id the random ID by which the browser is recognized
 * @param skipValues the cookie values that let it skip the one-time password, by the handle of the account
 */
public record DeviceCookies(String id, Map<String, String> skipValues) {

    public DeviceCookies {
        skipValues = Map.copyOf(skipValues);
    }

    /** The value that lets the browser skip the one-time password of the account with this handle. */
    public Optional<String> skipValue(String handle) {
        return Optional.ofNullable(skipValues.get(handle));
    }
}
