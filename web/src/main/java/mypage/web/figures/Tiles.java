package mypage.web.figures;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import mypage.figures.Counts;
import mypage.figures.MailDelay;
import mypage.figures.Today;
import mypage.web.staff.Labels;

/** Today in a few figures, compared with the same time of yesterday and of a week ago. */
record Tiles(Today today) {

    private static final int PERCENT = 100;

    List<Tile> all() {
        return List.of(signIns(), skipped(), codes(), failures(), mails());
    }

    private Tile signIns() {
        return counted(Labels.get("figures.signins.all"), Counts::signIns);
    }

    private Tile failures() {
        return counted(Labels.get("figures.today.guesses"), Counts::guesses);
    }

    private Tile counted(String title, ToLongFunction<Counts> figure) {
        long now = figure.applyAsLong(today.counts());
        return new Tile(
                title,
                FigureFormat.number(now),
                Labels.get("figures.unit.count"),
                List.of(
                        Labels.get("figures.yesterday", compared(now, figure.applyAsLong(today.yesterday()))),
                        Labels.get("figures.lastweek", compared(now, figure.applyAsLong(today.lastWeek())))));
    }

    /** The earlier figure, and by how much the one now is more or less. */
    static String compared(long now, long earlier) {
        String figure = FigureFormat.number(earlier) + Labels.get("figures.unit.count");
        if (earlier == 0) {
            return figure;
        }
        long more = Math.round((double) (now - earlier) * PERCENT / earlier);
        return figure
                + (more == 0
                        ? Labels.get("figures.same")
                        : Labels.get("figures.more", String.format(Locale.JAPAN, "%+d", more)));
    }

    private Tile skipped() {
        return new Tile(
                Labels.get("figures.signins.share.title"),
                FigureFormat.percent(today.counts().skippedShare()),
                Labels.get("figures.unit.percent"),
                List.of(
                        Labels.get("figures.yesterday", share(today.yesterday())),
                        Labels.get("figures.lastweek", share(today.lastWeek()))));
    }

    private static String share(Counts counts) {
        OptionalDouble share = counts.skippedShare();
        return FigureFormat.percent(share) + (share.isPresent() ? Labels.get("figures.unit.percent") : "");
    }

    private Tile codes() {
        Counts counts = today.counts();
        return new Tile(
                Labels.get("figures.today.otp"),
                FigureFormat.number(counts.issued()),
                Labels.get("figures.unit.count"),
                List.of(
                        Labels.get("figures.today.right", FigureFormat.number(counts.right())),
                        Labels.get(
                                "figures.today.wrong",
                                FigureFormat.number(counts.wrong()),
                                FigureFormat.number(counts.expired()))));
    }

    private Tile mails() {
        MailDelay mail = today.mail();
        return new Tile(
                Labels.get("figures.today.mail"),
                FigureFormat.seconds(mail.p95()),
                Labels.get("figures.unit.seconds"),
                mailNotes(mail));
    }

    /** No times where none was sent. */
    private static List<String> mailNotes(MailDelay mail) {
        String sent =
                Labels.get("figures.today.sent", FigureFormat.number(mail.sent()), FigureFormat.number(mail.givenUp()));
        return mail.p95().isEmpty()
                ? List.of(sent)
                : List.of(
                        Labels.get("figures.today.p95", FigureFormat.seconds(mail.p95())),
                        Labels.get("figures.today.p50", FigureFormat.seconds(mail.p50())),
                        sent);
    }
}
