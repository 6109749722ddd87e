package mypage.admin.dashboard;

import java.time.Instant;

/**
 * What happened in one hour or one day of Japan.
 *
 * @param mail of all services, because a mail does not say of which it is
 */
public record MetricInterval(Instant start, Metrics counts, MailDelay mail) {}
