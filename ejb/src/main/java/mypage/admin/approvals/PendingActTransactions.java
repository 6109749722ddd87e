package mypage.admin.approvals;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/**
 * The transactions of {@link PendingActService} and {@link PendingActTimer}. The decision, the act itself, their audit
 * events and the mails are one transaction.
 */
@Stateless
public class PendingActTransactions {

    @Inject
    PendingActRepository acts;

    @Inject
    Instance<ActHandler> handlers;

    @Inject
    ApprovalMailer mailer;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    public ActDecisionResult approve(long id, RequestContext context) {
        Optional<PendingAct> found = acts.find(id);
        if (found.filter(PendingAct::isKnown).isEmpty()
                || !acts.approve(found.get(), context.staffId(), clock.instant())) {
            return refusal(found, context);
        }
        return carryOut(found.get(), ApprovalAuditKind.ACT_APPROVED, context);
    }

    public ActDecisionResult refuse(long id, RequestContext context) {
        Optional<PendingAct> found = acts.find(id);
        if (found.isEmpty() || !acts.refuse(found.get(), context.staffId(), clock.instant())) {
            return refusal(found, context);
        }
        audit.record(ApprovalAuditKind.ACT_REFUSED, id, context);
        mailer.stopped(id, found.get().kind());
        return ActDecisionResult.DONE;
    }

    public ActDecisionResult withdraw(long id, RequestContext context) {
        Optional<PendingAct> found = acts.find(id);
        if (found.isEmpty() || !acts.withdraw(found.get(), context.staffId(), clock.instant())) {
            return found.filter(act -> act.isWaiting(clock.instant())).isPresent()
                    ? ActDecisionResult.NO_ROLE
                    : ActDecisionResult.OVER;
        }
        audit.record(ApprovalAuditKind.ACT_WITHDRAWN, id, context);
        mailer.stopped(id, found.get().kind());
        return ActDecisionResult.DONE;
    }

    private ActDecisionResult refusal(Optional<PendingAct> found, RequestContext context) {
        if (found.filter(act -> act.isWaiting(clock.instant())).isEmpty()) {
            return ActDecisionResult.OVER;
        }
        return found.get().askedBy() == context.staffId() ? ActDecisionResult.OWN_ACT : ActDecisionResult.NO_ROLE;
    }

    /** The acts whose waiting time is over. */
    public List<Long> due() {
        return acts.due(clock.instant());
    }

    /** Carries out an act that nobody stopped in its waiting time, unless another node does so. */
    public void carryOutDue(long id) {
        Optional<PendingAct> found = acts.find(id).filter(PendingAct::isKnown);
        found.filter(act -> acts.takeDue(act, clock.instant())).ifPresent(act -> {
            RequestContext context = new RequestContext("-", "act-" + id, "").actingAs(act.askedBy());
            carryOut(act, ApprovalAuditKind.ACT_DUE, context);
        });
    }

    private ActDecisionResult carryOut(PendingAct act, AuditKind how, RequestContext context) {
        boolean done = handlers.stream()
                .filter(handler -> handler.kinds().contains(act.kind()))
                .findFirst()
                .orElseThrow()
                .carryOut(act.kind(), act.details(), context.actingAs(act.askedBy()));
        if (!done) {
            acts.noteVoid(act);
            audit.record(ApprovalAuditKind.ACT_VOID, act.id(), context);
            return ActDecisionResult.VOID;
        }
        audit.record(how, act.id(), context);
        mailer.done(act.id(), act.kind(), act.dueAt().isPresent());
        return ActDecisionResult.DONE;
    }
}
