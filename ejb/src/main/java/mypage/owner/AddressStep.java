package mypage.owner;

import java.time.Instant;

/** What a change of the address came to, after one request; never an exception unless the service itself failed. */
public sealed interface AddressStep {

    /** Mail can't go to what was typed. */
    record NotAnAddress() implements AddressStep {}

    /** It is the account's address already. */
    record Unchanged() implements AddressStep {}

    /**
     * Too many codes were mailed of late; none was now.
     *
     * @param until when the next one will be
     */
    record TooMany(Instant until) implements AddressStep {}

    /**
     * A mail is on its way to the new address. Whether it holds a code is not told: the address may be another account's.
     *
     * @param token secret of the browser that asked for it; goes into its cookie
     * @param email the new address
     * @param reference 照合番号, stands on the screen and in the mail
     * @param expiresAt end of the code's validity
     */
    record CodeRequired(String token, String email, String reference, Instant expiresAt) implements AddressStep {}

    /** What was typed is not six digits; this cost no try. */
    record MalformedCode() implements AddressStep {}

    /**
     * The code is wrong.
     *
     * @param triesLeft how often this code may still be tried, at least 1
     */
    record WrongCode(int triesLeft) implements AddressStep {}

    /**
     * The new address is the account's ID.
     *
     * @param sessionToken the session's new one; the old one is dead, and so is all else that was open
     */
    record Changed(String sessionToken) implements AddressStep {}

    /** The code was right, but another account came by the address meanwhile; nothing has changed. */
    record Taken() implements AddressStep {}

    /** This code can't be tried any more. */
    record Over(Reason reason) implements AddressStep {}

    /** The session is not confirmed freshly any more; a code that was mailed stays good. */
    record Unconfirmed() implements AddressStep {}

    /** Why a code can't be tried. */
    enum Reason {
        EXPIRED,
        NO_TRIES_LEFT,
        /** The account's owner asked for a newer one, here or in another browser. */
        REPLACED,
        /** It was used, or nobody asked for one. */
        UNKNOWN
    }
}
