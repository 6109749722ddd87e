package mypage.admin.approvals;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** Rooms ask here for an act that a second member must approve. Joins the caller's transaction. */
@Stateless
public class FourEyes {

    @Inject
    PendingActRepository acts;

    @Inject
    ApprovalMailer mailer;

    @Inject
    ApprovalSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Lets the act wait, and tells those who can approve it by mail. If nobody else has that role now, an act of the
     * management of staff is carried out by itself after {@code mypage.approval.wait}; all staff are told, and can have
     * it stopped until then. Others wait for somebody who has it.
     *
     * @param subject what it is about, at most 254 characters; only one act of a kind waits for each
     * @return false when the same already waits, and nothing has changed
     */
    public boolean ask(ActKind kind, String subject, ActDetails details, RequestContext context) {
        Instant now = clock.instant();
        boolean alone = !acts.canAnotherApprove(kind, context.staffId());
        Instant due = alone && kind.mayBecomeDue() ? now.plus(settings.waitingTime()) : null;
        Optional<Long> id =
                acts.ask(kind, subject, details, context.staffId(), now, due, now.plus(settings.validity()));
        id.ifPresent(asked -> {
            audit.record(ApprovalAuditKind.ACT_ASKED, asked, context);
            mailer.asked(asked, kind, context.staffId(), due);
        });
        return id.isPresent();
    }

    /** The act of this kind about this subject that was carried out last; empty if none was, or long ago. */
    public Optional<DoneAct> lastDone(ActKind kind, String subject) {
        return acts.lastDone(kind, subject);
    }
}
