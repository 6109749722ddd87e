package mypage.web.figures;

import static mypage.web.figures.FigureChart.Column.bar;
import static mypage.web.figures.FigureChart.Column.line;
import static mypage.web.figures.FigureChart.Column.text;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import mypage.figures.Counts;
import mypage.figures.Scale;
import mypage.figures.Span;
import mypage.web.figures.FigureChart.Column;
import mypage.web.figures.FigureChart.Unit;
import mypage.web.staff.Labels;

/** The charts of the dashboard, from above. */
record FigureCharts(Scale scale, List<Span> spans) {

    List<FigureChart> all() {
        return List.of(signIns(), codes(), failures(), mails());
    }

    private FigureChart signIns() {
        return chart(
                "sign-ins",
                Labels.get("figures.signins"),
                Labels.get("figures.signins.explained"),
                bar(Labels.get("figures.signins.all"), count(Counts::signIns)),
                text(Labels.get("figures.signins.skipped"), count(Counts::skipped)),
                line(
                        Labels.get("figures.signins.share"),
                        Unit.PERCENT,
                        span -> FigureFormat.percent(span.counts().skippedShare())));
    }

    private FigureChart codes() {
        return chart(
                "codes",
                Labels.get("figures.otp"),
                Labels.get("figures.otp.explained"),
                line(Labels.get("figures.otp.issued"), Unit.COUNT, count(Counts::issued)),
                line(Labels.get("figures.otp.right"), Unit.COUNT, count(Counts::right)),
                line(Labels.get("figures.otp.wrong"), Unit.COUNT, count(Counts::wrong)),
                line(Labels.get("figures.otp.expired"), Unit.COUNT, count(Counts::expired)));
    }

    private FigureChart failures() {
        return chart(
                "failures",
                Labels.get("figures.failures"),
                Labels.get("figures.failures.explained"),
                line(Labels.get("figures.failures.password"), Unit.COUNT, count(Counts::passwordsWrong)),
                line(Labels.get("figures.failures.delayed"), Unit.COUNT, count(Counts::delayed)),
                line(Labels.get("figures.failures.withheld"), Unit.COUNT, count(Counts::withheld)),
                line(Labels.get("figures.failures.refused"), Unit.COUNT, count(Counts::refused)));
    }

    private FigureChart mails() {
        return chart(
                "mails",
                Labels.get("figures.mails"),
                Labels.get("figures.mails.explained"),
                text(
                        Labels.get("figures.mails.sent"),
                        span -> FigureFormat.number(span.mail().sent())),
                line(
                        Labels.get("figures.mails.p50"),
                        Unit.SECONDS,
                        span -> FigureFormat.seconds(span.mail().p50())),
                line(
                        Labels.get("figures.mails.p95"),
                        Unit.SECONDS,
                        span -> FigureFormat.seconds(span.mail().p95())),
                text(
                        Labels.get("figures.mails.givenup"),
                        span -> FigureFormat.number(span.mail().givenUp())));
    }

    private static Function<Span, String> count(ToLongFunction<Counts> figure) {
        return span -> FigureFormat.number(figure.applyAsLong(span.counts()));
    }

    private FigureChart chart(String id, String title, String explained, Column... columns) {
        return FigureChart.of(id, title, explained, scale, spans, List.of(columns));
    }
}
