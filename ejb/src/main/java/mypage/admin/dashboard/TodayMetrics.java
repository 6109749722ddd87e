package mypage.admin.dashboard;

/**
 * Today, compared with other days up to the same time. Of the current hour the other days count a part, as if events
 * were evenly distributed, because metrics are kept by the hour.
 *
 * @param mail of today so far, of all services
 */
public record TodayMetrics(Metrics counts, Metrics yesterday, Metrics lastWeek, MailDelay mail) {}
