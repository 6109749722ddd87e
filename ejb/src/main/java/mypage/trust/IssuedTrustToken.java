package mypage.trust;

import java.time.Duration;

/**
 * The cookie by which a browser skips the one-time password from its next sign-in on (requirement 26).
 *
 * @param handle distinguishes the cookies of accounts and reveals nothing else (requirement 57)
 * @param value a random ID and the expiry, nothing else (requirement 39)
 * @param validity how long the browser keeps it
 */
public record IssuedTrustToken(String handle, String value, Duration validity) {}
