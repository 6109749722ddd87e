package mypage.profile;

import java.time.Instant;

/**
 * A mail is on its way to the new address. Whether it holds a code is not told: the address may be another account's.
 *
 * @param token secret of the browser that asked for it; goes into its cookie
 * @param email the new address
 * @param reference 照合番号, stands on the screen and in the mail
 * @param expiresAt end of the code's validity
 */
public record CodeRequired(String token, String email, String reference, Instant expiresAt)
        implements AddressChangeResult, PendingAddressResult {}
