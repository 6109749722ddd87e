package mypage.trust;

import java.time.Duration;

/**
 * What a browser is to keep, so that the one-time password is skipped there from its next sign-in on (requirement 26).
 *
 * @param handle tells the account's cookie from those of other accounts and nothing else (requirement 57)
 * @param value random ID and expiry, nothing else (requirement 39)
 * @param validity how long it is worth keeping
 */
public record IssuedTrustToken(String handle, String value, Duration validity) {}
