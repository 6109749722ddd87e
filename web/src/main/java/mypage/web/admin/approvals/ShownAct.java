package mypage.web.admin.approvals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.ActState;
import mypage.admin.approvals.PendingActView;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffRole;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;

/** An act and the member who sees it, on whom it depends what can be done. */
record ShownAct(PendingActView act, SignedInStaff viewer) {

    boolean isOwn() {
        return act.askedById() == viewer.id();
    }

    boolean isApprovable() {
        return act.kind() != ActKind.OTHER
                && !isOwn()
                && viewer.has(StaffRole.valueOf(act.kind().approver()));
    }

    boolean isStoppable() {
        return !isOwn() && (viewer.has(StaffRole.APPROVE) || viewer.has(StaffRole.MANAGE));
    }

    /** What it is about, who asked for it, and how it stands. */
    List<Fact> facts() {
        return Stream.of(ActTexts.facts(act).stream(), asked(), end())
                .flatMap(facts -> facts)
                .toList();
    }

    private Stream<Fact> asked() {
        return Stream.of(
                new Fact(
                        Labels.get("approval.asked"),
                        Fact.text(Optional.of(act.askedAt()), Optional.of(act.askedBy()))),
                new Fact(Labels.get("approval.state"), ActTexts.state(act.state()), null, act.isWaiting()));
    }

    private Stream<Fact> end() {
        if (act.isWaiting()) {
            return Stream.of(act.dueAt()
                    .map(due -> new Fact(Labels.get("approval.due"), Fact.text(Optional.of(due)), null, true))
                    .orElseGet(() -> new Fact(Labels.get("approval.until"), Optional.of(act.expiresAt()))));
        }
        return act.decidedAt().stream().map(at -> new Fact(Labels.get("approval.decided"), decided(act)));
    }

    /** When and by whom it was decided; empty if it was not. */
    static String decided(PendingActView act) {
        var by = act.decidedBy()
                .or(() -> Optional.of(Labels.get("approval.itself")).filter(nobody -> act.state() == ActState.DONE));
        return act.decidedAt().map(at -> Fact.text(Optional.of(at), by)).orElse("");
    }
}
