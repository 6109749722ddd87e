package mypage.web.admin.announcements;

import java.time.Duration;
import java.time.Instant;
import mypage.announcements.Notice;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.site.ServiceNames;

/**
 * A notice as staff read it in a list.
 *
 * @param until null if the notice stays until it is removed
 * @param removed whether it can no longer be changed
 * @param old whether it has been shown for so long that somebody should look whether it still holds
 */
public record NoticeRow(
        long id,
        String title,
        String state,
        boolean removed,
        boolean old,
        String services,
        Instant from,
        Instant until,
        String issuers,
        Instant changed) {

    private static final Duration OLD = Duration.ofDays(90);

    static NoticeRow of(Notice notice, Instant now) {
        var plan = notice.plan();
        return new NoticeRow(
                notice.id(),
                notice.text(Language.JA).title(),
                label(notice.state(now)),
                notice.state(now) == Notice.State.REMOVED,
                notice.state(now) == Notice.State.SHOWN
                        && plan.shownFrom().plus(OLD).isBefore(now),
                ServiceNames.of(plan.services()),
                plan.shownFrom(),
                plan.shownUntil(),
                plan.issuers(),
                notice.changedAt());
    }

    private static String label(Notice.State state) {
        return switch (state) {
            case TO_COME -> Labels.get("notices.coming");
            case SHOWN -> Labels.get("notices.shown");
            case OVER -> Labels.get("notices.over");
            case REMOVED -> Labels.get("notices.removed");
        };
    }
}
