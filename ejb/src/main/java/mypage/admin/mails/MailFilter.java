package mypage.admin.mails;

import java.time.Instant;
import java.util.Optional;
import mypage.account.EmailAddress;

/**
 * The mails that a list contains.
 *
 * @param recipient the address or its beginning, as typed: a beginning may look like an address too
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

    /** Whether what was typed can be all of an address, or nothing was. */
    boolean canBeWhole() {
        return recipient.filter(typed -> EmailAddress.of(typed).isEmpty()).isEmpty();
    }

    /** The normalized beginning of an address. */
    Optional<String> beginning() {
        return recipient.map(EmailAddress::normalize);
    }
}
