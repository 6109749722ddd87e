package mypage.admin.mails;

import java.time.Instant;
import java.util.Optional;

/**
 * The mails that a list contains.
 *
 * @param recipient the whole address, as typed
 * @param since queued then or later
 * @param until queued before that
 */
public record MailFilter(
        Optional<MailState> state, Optional<String> recipient, Optional<Instant> since, Optional<Instant> until) {}
