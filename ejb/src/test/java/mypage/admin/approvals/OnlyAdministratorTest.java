package mypage.admin.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mypage.admin.staff.StaffRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An act that would wait for a second administrator while there is none. */
@Tag("C20")
class OnlyAdministratorTest extends PendingActFixture {

    private static final Duration WAIT = Duration.ofHours(24);

    @Test
    void theOnlyAdministratorWaitsADayInWhichAnybodyCanStopIt() {
        long approver = member(StaffRole.APPROVE).id();
        long operator = member(StaffRole.OPERATE).id();
        long former = member(StaffRole.OPERATE).id();
        alone(() -> {
            management.disable(former, client(manager));
            long act = ask();
            assertEquals(
                    Optional.of(container.clock.instant().plus(WAIT)),
                    approvals.find(act).orElseThrow().dueAt());
            for (long told : List.of(manager, approver, operator, former)) {
                assertEquals(1, mails(told, "まもなく実行される操作"), "mails to " + told);
            }

            container.clock.pass(WAIT.minus(SECOND));
            container.get(PendingActTimer.class).look();
            assertFalse(isInvited());
            container.clock.pass(SECOND);
            container.get(PendingActTimer.class).look();
            assertTrue(isInvited());
            assertEquals(ActState.DONE, state(act));
            assertEquals(Optional.empty(), approvals.find(act).orElseThrow().decidedBy());
            assertEquals(1, audited("ACT_DUE", act));
            container.get(PendingActTimer.class).look();
            assertEquals(1, audited("ACT_DUE", act));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER_CLIENT", "CHANGE_CLIENT", "DISABLE_CLIENT"})
    void anApplicationAlwaysTakesTwo(ActKind kind) {
        alone(() -> {
            String subject = UUID.randomUUID().toString();
            assertTrue(container.get(FourEyes.class).ask(kind, subject, new ActDetails(Map.of()), client(manager)));
            assertEquals(
                    0L,
                    rows.number("select count(*) from pending_act where subject = ?1 and due_at is not null", subject));
        });
    }

    @Test
    void whatWasStoppedIsNotCarriedOutAfterTheWait() {
        long approver = member(StaffRole.APPROVE).id();
        alone(() -> {
            long act = ask();
            assertEquals(ActDecisionResult.DONE, approvals.refuse(act, client(approver)));
            container.clock.pass(WAIT);
            container.get(PendingActTimer.class).look();
            assertFalse(isInvited());
            assertEquals(0, audited("ACT_DUE", act));
        });
    }

    @Test
    void nothingIsCarriedOutForAMemberWhoHasLostTheRole() {
        alone(() -> {
            ask();
            rows.update("delete from staff_role where staff_id = ?1", manager);
            container.clock.pass(WAIT);
            container.get(PendingActTimer.class).look();
            assertFalse(isInvited());
        });
    }

    /** Runs this while nobody else manages the staff. */
    private void alone(Runnable test) {
        rows.update("create table if not exists others as select staff_id from staff_role where false");
        rows.update(
                "insert into others select staff_id from staff_role where role = 'MANAGE' and staff_id <> ?1", manager);
        rows.update("delete from staff_role where role = 'MANAGE' and staff_id <> ?1", manager);
        try {
            test.run();
        } finally {
            rows.update("insert into staff_role (staff_id, role) select staff_id, 'MANAGE' from others");
            rows.update("drop table others");
        }
    }
}
