package mypage.web.admin.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import mypage.admin.dashboard.MailDelay;
import mypage.admin.dashboard.Metrics;
import mypage.admin.dashboard.TodayMetrics;
import mypage.web.admin.site.Labels;

/** A few metrics of today, compared with the same time yesterday and a week ago. */
record MetricTiles(TodayMetrics today) {

    private static final int PERCENT = 100;

    List<MetricTile> all() {
        return List.of(signIns(), skipped(), codes(), failures(), mails());
    }

    private MetricTile signIns() {
        return counted(Labels.get("figures.signins.all"), Metrics::signIns);
    }

    private MetricTile failures() {
        return counted(Labels.get("figures.today.guesses"), Metrics::failedSignIns);
    }

    private MetricTile counted(String title, ToLongFunction<Metrics> metric) {
        long now = metric.applyAsLong(today.counts());
        return new MetricTile(
                title,
                MetricFormat.number(now),
                Labels.get("figures.unit.count"),
                List.of(
                        Labels.get("figures.yesterday", compared(now, metric.applyAsLong(today.yesterday()))),
                        Labels.get("figures.lastweek", compared(now, metric.applyAsLong(today.lastWeek())))));
    }

    /** The earlier value, and the change since then in percent. */
    static String compared(long now, long earlier) {
        String value = MetricFormat.number(earlier) + Labels.get("figures.unit.count");
        if (earlier == 0) {
            return value;
        }
        long more = Math.round((double) (now - earlier) * PERCENT / earlier);
        return value
                + (more == 0
                        ? Labels.get("figures.same")
                        : Labels.get("figures.more", String.format(Locale.JAPAN, "%+d", more)));
    }

    private MetricTile skipped() {
        return new MetricTile(
                Labels.get("figures.signins.share.title"),
                MetricFormat.percent(today.counts().skippedShare()),
                Labels.get("figures.unit.percent"),
                List.of(
                        Labels.get("figures.yesterday", share(today.yesterday())),
                        Labels.get("figures.lastweek", share(today.lastWeek()))));
    }

    private static String share(Metrics counts) {
        OptionalDouble share = counts.skippedShare();
        return MetricFormat.percent(share) + (share.isPresent() ? Labels.get("figures.unit.percent") : "");
    }

    private MetricTile codes() {
        Metrics counts = today.counts();
        return new MetricTile(
                Labels.get("figures.today.otp"),
                MetricFormat.number(counts.issued()),
                Labels.get("figures.unit.count"),
                List.of(
                        Labels.get("figures.today.right", MetricFormat.number(counts.right())),
                        Labels.get(
                                "figures.today.wrong",
                                MetricFormat.number(counts.wrong()),
                                MetricFormat.number(counts.expired()))));
    }

    private MetricTile mails() {
        MailDelay mail = today.mail();
        return new MetricTile(
                Labels.get("figures.today.mail"),
                MetricFormat.seconds(mail.p95()),
                Labels.get("figures.unit.seconds"),
                mailNotes(mail));
    }

    /** Without times if no mail was sent. */
    private static List<String> mailNotes(MailDelay mail) {
        String sent =
                Labels.get("figures.today.sent", MetricFormat.number(mail.sent()), MetricFormat.number(mail.givenUp()));
        return mail.p95().isEmpty()
                ? List.of(sent)
                : List.of(
                        Labels.get("figures.today.p95", MetricFormat.seconds(mail.p95())),
                        Labels.get("figures.today.p50", MetricFormat.seconds(mail.p50())),
                        sent);
    }
}
