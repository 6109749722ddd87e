package mypage.signin;

import java.util.Optional;
import mypage.trust.IssuedTrustToken;

/**
 * Both factors were right; or the password was, and this browser skips the other, or the service does not ask for it
 * yet (requirement 3).
 *
 * @param trust what lets this browser skip the one-time password from now on, if the user confirmed that
 */
public record SignedIn(String sessionToken, Optional<IssuedTrustToken> trust)
        implements SignInResult, SignInCodeResult, SkipResult {

    public SignedIn(String sessionToken) {
        this(sessionToken, Optional.empty());
    }
}
