package mypage.web.admin.dashboard;

import static mypage.web.admin.dashboard.MetricChart.Column.bar;
import static mypage.web.admin.dashboard.MetricChart.Column.line;
import static mypage.web.admin.dashboard.MetricChart.Column.text;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import mypage.admin.dashboard.MetricInterval;
import mypage.admin.dashboard.Metrics;
import mypage.admin.dashboard.TimeScale;
import mypage.web.admin.dashboard.MetricChart.Column;
import mypage.web.admin.dashboard.MetricChart.Unit;
import mypage.web.admin.site.Labels;

/** The charts of the dashboard, from top to bottom. */
record MetricCharts(TimeScale scale, List<MetricInterval> intervals) {

    List<MetricChart> all() {
        return List.of(signIns(), codes(), failures(), mails());
    }

    private MetricChart signIns() {
        return chart(
                "sign-ins",
                Labels.get("figures.signins"),
                Labels.get("figures.signins.explained"),
                bar(Labels.get("figures.signins.all"), count(Metrics::signIns)),
                text(Labels.get("figures.signins.skipped"), count(Metrics::skipped)),
                line(
                        Labels.get("figures.signins.share"),
                        Unit.PERCENT,
                        span -> MetricFormat.percent(span.counts().skippedShare())));
    }

    private MetricChart codes() {
        return chart(
                "codes",
                Labels.get("figures.otp"),
                Labels.get("figures.otp.explained"),
                line(Labels.get("figures.otp.issued"), Unit.COUNT, count(Metrics::issued)),
                line(Labels.get("figures.otp.right"), Unit.COUNT, count(Metrics::right)),
                line(Labels.get("figures.otp.wrong"), Unit.COUNT, count(Metrics::wrong)),
                line(Labels.get("figures.otp.expired"), Unit.COUNT, count(Metrics::expired)));
    }

    private MetricChart failures() {
        return chart(
                "failures",
                Labels.get("figures.failures"),
                Labels.get("figures.failures.explained"),
                line(Labels.get("figures.failures.password"), Unit.COUNT, count(Metrics::passwordsWrong)),
                line(Labels.get("figures.failures.delayed"), Unit.COUNT, count(Metrics::delayed)),
                line(Labels.get("figures.failures.withheld"), Unit.COUNT, count(Metrics::withheld)),
                line(Labels.get("figures.failures.refused"), Unit.COUNT, count(Metrics::refused)));
    }

    private MetricChart mails() {
        return chart(
                "mails",
                Labels.get("figures.mails"),
                Labels.get("figures.mails.explained"),
                text(
                        Labels.get("figures.mails.sent"),
                        span -> MetricFormat.number(span.mail().sent())),
                line(
                        Labels.get("figures.mails.p50"),
                        Unit.SECONDS,
                        span -> MetricFormat.seconds(span.mail().p50())),
                line(
                        Labels.get("figures.mails.p95"),
                        Unit.SECONDS,
                        span -> MetricFormat.seconds(span.mail().p95())),
                text(
                        Labels.get("figures.mails.givenup"),
                        span -> MetricFormat.number(span.mail().givenUp())));
    }

    private static Function<MetricInterval, String> count(ToLongFunction<Metrics> metric) {
        return span -> MetricFormat.number(metric.applyAsLong(span.counts()));
    }

    private MetricChart chart(String id, String title, String explained, Column... columns) {
        return MetricChart.of(id, title, explained, scale, intervals, List.of(columns));
    }
}
