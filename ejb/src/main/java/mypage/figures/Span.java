package mypage.figures;

import java.time.Instant;

/**
 * What happened in one hour or one day of Japan.
 *
 * @param mail of all services, as a mail doesn't tell of which it is
 */
public record Span(Instant start, Counts counts, MailDelay mail) {}
