package mypage.admin.approvals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/** Lets staff see the acts that wait for a second member, and decide about them. */
@Stateless
public class PendingActService {

    @Inject
    PendingActViewRepository views;

    @Inject
    PendingActTransactions acts;

    /** The acts that somebody can decide about, the oldest first. */
    @RolesAllowed("LOOK_UP")
    public List<PendingActView> waiting() {
        return views.waiting();
    }

    /**
     * The acts that are over, the newest first, as long as they are kept.
     *
     * @param before the last one of the previous page
     */
    @RolesAllowed("LOOK_UP")
    public Slice<PendingActView> over(Optional<Long> before) {
        return views.over(before);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<PendingActView> find(long id) {
        return views.find(id);
    }

    /**
     * Approves an act of another member, and carries it out. Whether the member has the role for its kind is checked by
     * the statement that decides.
     */
    @RolesAllowed({"APPROVE", "MANAGE"})
    public ActDecisionResult approve(long id, RequestContext context) {
        return acts.approve(id, context);
    }

    /** Stops an act of another member. Everybody who may approve anything may stop everything. */
    @RolesAllowed({"APPROVE", "MANAGE"})
    public ActDecisionResult refuse(long id, RequestContext context) {
        return acts.refuse(id, context);
    }

    /** Takes back an act that the member asked for. */
    @RolesAllowed({"OPERATE", "MANAGE"})
    public ActDecisionResult withdraw(long id, RequestContext context) {
        return acts.withdraw(id, context);
    }
}
