package mypage.signin;

import java.time.Instant;

/**
 * The password was right and a one-time password is on its way by mail.
 *
 * @param attemptToken secret of the browser that passed the password; goes into its cookie
 * @param email address that the code was mailed to
 * @param reference 照合番号, stands on the screen and in the mail
 * @param expiresAt end of the code's validity
 */
public record OtpRequired(String attemptToken, String email, String reference, Instant expiresAt)
        implements SignInResult, ReauthenticationResult, PendingCodeResult {}
