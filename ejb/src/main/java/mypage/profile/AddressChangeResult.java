package mypage.profile;

import java.time.Instant;
import mypage.otp.PendingCode;

/** The result of asking for a new address; an exception means that the service itself failed. */
public sealed interface AddressChangeResult
        permits AddressChangeResult.CodeRequired,
                AddressChangeResult.NotAnAddress,
                AddressChangeResult.Unchanged,
                AddressChangeResult.TooMany,
                ReauthenticationRequired {

    /**
     * A mail was sent to the new address. Nobody learns here whether it has a code: another account may have the
     * address.
     */
    record CodeRequired(PendingCode code) implements AddressChangeResult {}

    /** The input is not a mail address. */
    record NotAnAddress() implements AddressChangeResult {}

    /** The account has this address already. */
    record Unchanged() implements AddressChangeResult {}

    /**
     * The rate limit is exceeded; no code was mailed.
     *
     * @param until when the next one can be
     */
    record TooMany(Instant until) implements AddressChangeResult {}
}
