package mypage.admin.mails;

import java.time.Instant;
import java.util.Optional;
import mypage.account.EmailAddress;

/**
 * The mails that a list contains.
 *
 * @param recipient the address or its beginning, as typed
 * @param since queued then or later
 * @param until queued before that
 */
public record MailFilter(
        Optional<MailState> state, Optional<String> recipient, Optional<Instant> since, Optional<Instant> until) {

    /** The fewest characters of an address to search for. */
    private static final int SHORTEST = 3;

    /** Whether more than too little of an address was typed, if any. */
    public boolean isAnswerable() {
        return recipient
                .filter(typed -> EmailAddress.normalize(typed).length() < SHORTEST)
                .isEmpty();
    }

    /** The normalized beginning of an address; empty if all of it was typed, or nothing. */
    Optional<String> beginning() {
        return recipient.filter(typed -> EmailAddress.of(typed).isEmpty()).map(EmailAddress::normalize);
    }
}
