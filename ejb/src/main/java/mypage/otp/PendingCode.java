package mypage.otp;

import java.time.Instant;

/**
 * A mailed code that can be submitted.
 *
 * @param token secret of the browser that asked for the code; goes into its cookie
 * @param email address that the code was mailed to
 * @param reference 照合番号, shown on the screen and in the mail
 * @param expiresAt when the code expires
 */
public record PendingCode(String token, String email, String reference, Instant expiresAt) implements CodeStatus {}
