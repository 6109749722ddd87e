package mypage.profile;

import java.time.Instant;
import mypage.otp.PendingCode;

/** What became of the wish for a new address; never an exception unless the service itself failed. */
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

    /** What was typed is no mail address. */
    record NotAnAddress() implements AddressChangeResult {}

    /** It is the account's address already. */
    record Unchanged() implements AddressChangeResult {}

    /**
     * Too many codes were mailed lately; none was mailed now.
     *
     * @param until when the next one can be
     */
    record TooMany(Instant until) implements AddressChangeResult {}
}
