package mypage.admin.dashboard;

/**
 * The day at hand, and what there was up to the same time of the day on other days. Of the hour at hand these count a part, as if
 * all had come evenly, since figures are kept by the hour.
 *
 * @param mail of the day so far, in all services
 */
public record TodayMetrics(Metrics counts, Metrics yesterday, Metrics lastWeek, MailDelay mail) {}
