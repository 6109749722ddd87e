package mypage.admin.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.admin.staff.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An act that waits for a second member. */
@Tag("C20")
class PendingActTest extends PendingActFixture {

    private static final Duration VALIDITY = Duration.ofDays(7);

    private ActDecisionResult approve(long act, long by) {
        return approvals.approve(act, client(by));
    }

    @Test
    void isCarriedOutWhenAnotherMemberApproves() {
        long act = ask();
        assertFalse(isInvited());

        assertEquals(ActDecisionResult.DONE, approve(act, second));

        assertTrue(isInvited());
        assertEquals(1, rows.mailsTo(email).size());
        PendingActView view = approvals.find(act).orElseThrow();
        assertEquals(ActState.DONE, view.state());
        assertEquals(manager, view.askedById());
        assertEquals(Optional.of(container.clock.instant()), view.decidedAt());
    }

    @Test
    @Tag("C26")
    void isRecordedBothTimesWithTheMembersWhoDidIt() {
        long act = ask();
        approve(act, second);

        assertEquals(
                List.of("ACT_ASKED " + manager, "ACT_APPROVED " + second),
                container.inTransaction(() -> container
                        .entities()
                        .createNativeQuery(
                                "select kind || ' ' || staff_id from audit_event where target_id = ?1 order by id")
                        .setParameter(1, act)
                        .getResultList()));
        assertEquals(
                manager,
                rows.number(
                        "select staff_id from audit_event where kind = 'STAFF_INVITED' and target_id = ?1", id(email)));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        long act = ask();
        assertEquals(ActDecisionResult.OWN_ACT, approve(act, manager));
        assertEquals(ActDecisionResult.OWN_ACT, approvals.refuse(act, client(manager)));
        assertFalse(isInvited());
        assertEquals(ActState.WAITING, state(act));
    }

    /** Nodes of the next release may run beside ours. */
    @Test
    @Tag("C23")
    void ofAnUnknownKindIsShownButNotCarriedOut() {
        long act = ask();
        rows.update("update pending_act set kind = 'LATER', due_at = asked_at where id = ?1", act);
        assertEquals(ActKind.OTHER, approvals.find(act).orElseThrow().kind());
        assertTrue(approvals.waiting().stream().anyMatch(view -> view.id() == act));
        assertEquals(ActDecisionResult.NO_ROLE, approve(act, second));
        container.get(PendingActTimer.class).look();
        assertEquals(ActState.WAITING, state(act));
        assertEquals(ActDecisionResult.DONE, approvals.refuse(act, client(second)));
    }

    /** Nodes of the next release may run beside ours. */
    @Test
    @Tag("C23")
    void inAnUnknownStateIsShownAndNobodyDecidesAboutIt() {
        long act = ask();
        String states = (String) rows.row(
                "select pg_get_constraintdef(oid) from pg_constraint" + " where conname = 'pending_act_state_check'");
        rows.update("alter table pending_act drop constraint pending_act_state_check");
        try {
            rows.update("update pending_act set state = 'LATER', due_at = asked_at where id = ?1", act);
            assertEquals(ActState.OTHER, state(act));
            assertTrue(approvals.over(Optional.empty()).rows().stream().anyMatch(view -> view.id() == act));
            assertEquals(ActDecisionResult.OVER, approve(act, second));
            assertEquals(ActDecisionResult.OVER, approvals.refuse(act, client(second)));
            container.get(PendingActTimer.class).look();
            assertEquals(ActState.OTHER, state(act));
        } finally {
            rows.update("delete from pending_act where id = ?1", act);
            rows.update("alter table pending_act add constraint pending_act_state_check " + states);
        }
    }

    @Test
    void whoApprovesHasTheRoleAtThatMoment() {
        long act = ask();
        long approver = member(StaffRole.APPROVE).id();
        assertEquals(ActDecisionResult.NO_ROLE, approve(act, approver));
        rows.update("update staff set disabled_at = now() where id = ?1", second);
        assertEquals(ActDecisionResult.NO_ROLE, approve(act, second));
        assertFalse(isInvited());
    }

    @Test
    void whoAskedStillHasTheRole() {
        long act = ask();
        rows.update("delete from staff_role where staff_id = ?1", manager);
        assertEquals(ActDecisionResult.NO_ROLE, approve(act, second));
        rows.update("insert into staff_role (staff_id, role) values (?1, 'MANAGE')", manager);
        rows.update("update staff set disabled_at = now() where id = ?1", manager);
        assertEquals(ActDecisionResult.NO_ROLE, approve(act, second));
        assertFalse(isInvited());
    }

    @Test
    void everybodyWhoMayApproveAnythingCanStopIt() {
        long approver = member(StaffRole.APPROVE).id();
        long operator = member(StaffRole.OPERATE).id();
        long act = ask();

        assertEquals(ActDecisionResult.NO_ROLE, approvals.refuse(act, client(operator)));
        assertEquals(ActDecisionResult.DONE, approvals.refuse(act, client(approver)));

        assertEquals(ActState.REFUSED, state(act));
        assertEquals(ActDecisionResult.OVER, approve(act, second));
        assertEquals(1, audited("ACT_REFUSED", act));
    }

    @Test
    void onlyWhoAskedWithdrawsIt() {
        long act = ask();
        assertEquals(ActDecisionResult.NO_ROLE, approvals.withdraw(act, client(second)));
        assertEquals(ActDecisionResult.DONE, approvals.withdraw(act, client(manager)));

        assertEquals(ActState.WITHDRAWN, state(act));
        assertEquals(ActDecisionResult.OVER, approve(act, second));
        assertEquals(ActDecisionResult.OVER, approvals.withdraw(act, client(manager)));
        assertEquals(1, audited("ACT_WITHDRAWN", act));
        assertFalse(isInvited());
    }

    @Test
    void isCarriedOutOnce() {
        long act = ask();
        approve(act, second);
        assertEquals(ActDecisionResult.OVER, approve(act, insertManager()));
        assertEquals(1, audited("ACT_APPROVED", act));
        assertEquals(ActDecisionResult.OVER, approve(0, second));
    }

    @Test
    void waitsSevenDays() {
        long act = ask();
        container.clock.pass(VALIDITY);
        assertEquals(ActDecisionResult.OVER, approve(act, second));
        assertEquals(ActState.EXPIRED, state(act));
        assertTrue(approvals.waiting().stream().noneMatch(waiting -> waiting.id() == act));

        long again = ask();
        container.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(ActDecisionResult.DONE, approve(again, second));
        assertEquals(ActState.EXPIRED, state(act));
    }

    @Test
    void waitsOnceForEachSubject() {
        long act = ask();
        assertEquals(Result.ALREADY_ASKED, invite());
        approvals.withdraw(act, client(manager));
        ask();
    }

    /** The address got a member in another way meanwhile. */
    @Test
    void isVoidIfTheCircumstancesHaveChanged() {
        long act = ask();
        management.invite(email, "別人", Set.of(), client(manager));

        assertEquals(ActDecisionResult.VOID, approve(act, second));

        assertEquals(ActState.VOID, state(act));
        assertEquals(1, audited("ACT_VOID", act));
        assertEquals(0, audited("ACT_APPROVED", act));
    }

    @Test
    void showsTheApproverWhatWasAskedAndNotWhatIsNow() {
        long member = member().id();
        management.changeRoles(member, Set.of(StaffRole.APPROVE), client(manager));
        long act = asked();
        assertEquals(
                "LOOK_UP,APPROVE", approvals.find(act).orElseThrow().details().get("roles"));
        management.changeRoles(member, Set.of(StaffRole.OPERATE), client(second));

        assertEquals(ActDecisionResult.VOID, approve(act, second));
        assertEquals(
                Set.of(StaffRole.LOOK_UP, StaffRole.OPERATE),
                management.find(member).orElseThrow().roles());
    }

    @Test
    void thoseWhoCanApproveAreToldThenAndWhenItIsOver() {
        long approver = member(StaffRole.APPROVE).id();
        long operator = member(StaffRole.OPERATE).id();
        rows.update("delete from outbox_message");
        long act = ask();
        for (long told : List.of(second, manager, approver)) {
            assertEquals(1, mails(told, "承認待ちの操作があります"), "mails to " + told);
        }
        approve(act, second);
        assertEquals(1, mails(approver, "承認待ちだった操作を実行しました"));
        assertEquals(0, mails(operator, ""));
    }

    @Test
    void isKeptForThirtyDaysAfterItsEnd() {
        long act = ask();
        container.clock.pass(VALIDITY.plusDays(30).minus(SECOND));
        container.deleteExpired("pending_act");
        assertTrue(approvals.find(act).isPresent());
        container.clock.pass(SECOND);
        container.deleteExpired("pending_act");
        assertEquals(Optional.empty(), approvals.find(act));
    }
}
