package mypage.web.admin.approvals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.approvals.PendingActService;
import mypage.admin.approvals.PendingActView;
import mypage.platform.Slice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffRequest;

/** 承認待ち: the acts that wait for a second member, and those that are over. */
@Named
@RequestScoped
public class ApprovalsBacking {

    /** @param end while it waits, until when; then what became of it, when and by whom */
    public record Row(long id, String title, String askedBy, Instant askedAt, String state, String end) {
        private static Row of(PendingActView act) {
            return new Row(
                    act.id(),
                    ActTexts.title(act.kind()),
                    act.askedBy(),
                    act.askedAt(),
                    ActTexts.state(act.state()),
                    act.isWaiting() ? until(act) : ShownAct.decided(act));
        }

        private static String until(PendingActView act) {
            return act.dueAt()
                    .map(due -> Labels.get("approvals.due", Fact.text(Optional.of(due))))
                    .orElseGet(() -> Labels.get("approvals.until", Fact.text(Optional.of(act.expiresAt()))));
        }
    }

    @Inject
    PendingActService acts;

    @Inject
    StaffRequest staff;

    private Slice<PendingActView> over;

    public List<Row> getWaiting() {
        return acts.waiting().stream().map(Row::of).toList();
    }

    public List<Row> getOver() {
        return over().rows().stream().map(Row::of).toList();
    }

    /** The query of the next page of those that are over; null when this is the last one. */
    public String getNext() {
        return over().next().map(key -> staff.queryWith("after", key)).orElse(null);
    }

    private Slice<PendingActView> over() {
        if (over == null) {
            over = acts.over(staff.number("after"));
        }
        return over;
    }
}
