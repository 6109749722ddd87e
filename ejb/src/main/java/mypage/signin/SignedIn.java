package mypage.signin;

import java.util.Optional;
import mypage.trust.IssuedTrustToken;

/**
 * The user is signed in: both factors were right; or the password was, and this browser is trusted or the service does
 * not require the code yet (requirement 3).
 *
 * @param trust lets this browser skip the one-time password from now on; present if the user confirmed that
 */
public record SignedIn(String sessionToken, Optional<IssuedTrustToken> trust)
        implements SignInResult, SignInCodeResult, SkipResult {

    public SignedIn(String sessionToken) {
        this(sessionToken, Optional.empty());
    }
}
