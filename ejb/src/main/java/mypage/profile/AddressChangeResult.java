package mypage.profile;

import java.time.Instant;

/** What the wish for a new address came to; never an exception unless the service itself failed. */
public sealed interface AddressChangeResult
        permits CodeRequired,
                AddressChangeResult.NotAnAddress,
                AddressChangeResult.Unchanged,
                AddressChangeResult.TooMany,
                ReauthenticationRequired {

    /** Mail can't go to what was typed. */
    record NotAnAddress() implements AddressChangeResult {}

    /** It is the account's address already. */
    record Unchanged() implements AddressChangeResult {}

    /**
     * Too many codes were mailed of late; none was now.
     *
     * @param until when the next one will be
     */
    record TooMany(Instant until) implements AddressChangeResult {}
}
