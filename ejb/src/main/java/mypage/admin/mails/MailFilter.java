package mypage.admin.mails;

import java.time.Instant;
import java.util.Optional;

/**
 * Which mails a list holds.
 *
 * @param recipient the whole address, however it is capitalized
 * @param since queued then or later
 * @param until queued before
 */
public record MailFilter(
        Optional<MailState> state, Optional<String> recipient, Optional<Instant> since, Optional<Instant> until) {}
