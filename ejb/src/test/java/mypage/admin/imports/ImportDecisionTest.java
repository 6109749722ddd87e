package mypage.admin.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.admin.imports.AccountImport.State;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff decide on a file: to start it, to cancel it, and to export its lines. */
class ImportDecisionTest extends ImportFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theDownloadOfItsBadLinesIsRecordedOnce() {
        long id = taken("求職者,x\r\n".repeat(150));

        var first = imports.export(id, context);
        var rest = imports.exportMore(id, Integer.parseInt(first.next().orElseThrow()));

        assertEquals(100, first.rows().size());
        assertEquals(50, rest.rows().size());
        assertTrue(rest.next().isEmpty());
        assertEquals(List.of("IMPORT_UPLOADED " + staffId, "IMPORT_EXPORTED " + staffId), audited(id));
    }

    @Test
    void aCancelledFileIsNotImported() {
        long id = taken(newAddresses(2));

        assertEquals(Optional.empty(), imports.cancelledBy(found(id)));

        assertTrue(imports.cancel(id, context));
        assertFalse(imports.cancel(id, context));
        assertEquals(ImportStartResult.LATE, imports.confirm(id, context));
        assertEquals(0, look());
        assertEquals(State.CANCELLED, state(id));
        assertEquals(Optional.of("担当"), imports.cancelledBy(found(id)));
        assertEquals(List.of("IMPORT_UPLOADED " + staffId, "IMPORT_CANCELLED " + staffId), audited(id));
    }

    @Test
    void aCancelledImportKeepsTheInvitationsSent() {
        long id = confirmed(newAddresses(12));
        look();

        assertTrue(imports.cancel(id, context));

        container.clock.pass(SECOND);
        assertEquals(0, look());
        assertEquals(5, found(id).invited());
        assertEquals(7, found(id).rest());
        assertEquals(State.CANCELLED, state(id));
    }

    @Test
    void aConcurrentCancellationWins() {
        var address = TestAccount.newAddress();
        long id = confirmed(List.of(address));
        TestContainer otherContainer = new TestContainer();
        // The rate limit reads the clock before the invitation does.
        container.clock.meanwhile(
                2, () -> otherContainer.get(ImportService.class).cancel(id, context));

        assertEquals(0, look());

        assertEquals(State.CANCELLED, state(id));
        assertEquals(0, found(id).invited());
        assertEquals(List.of(), other.mailsTo(address));
        assertEquals(0, other.number("select count(*) from account where email = ?1", address));
    }

    @Test
    void aFileIsConfirmedOnce() {
        long id = taken(newAddresses(1));

        assertEquals(ImportStartResult.STARTED, imports.confirm(id, context));
        assertEquals(ImportStartResult.LATE, imports.confirm(id, context));
    }

    @Test
    void aFileWithoutAValidLineCannotBeConfirmed() {
        long id = taken("求職者,x\n");

        assertFalse(imports.isConfirmable(found(id)));
        assertEquals(ImportStartResult.LATE, imports.confirm(id, context));
    }

    @Test
    void aFileExpiresUnlessItIsConfirmed() {
        long id = taken(newAddresses(1));
        assertTrue(imports.isConfirmable(found(id)));

        container.clock.pass(Duration.ofDays(30));

        assertFalse(imports.isConfirmable(found(id)));
        assertEquals(ImportStartResult.LATE, imports.confirm(id, context));
    }

    @Test
    @Tag("C20")
    void veryManyAccountsNeedASecondMember() {
        long id = taken(newAddresses(100));

        assertEquals(ImportStartResult.ASKED, imports.confirm(id, context));
        assertEquals(ImportStartResult.ALREADY_ASKED, imports.confirm(id, context));
        assertEquals(State.CHECKED, state(id));
        assertEquals(0, look());

        assertEquals(ActDecisionResult.DONE, approve(id));
        assertEquals(State.RUNNING, state(id));
        assertEquals(5, look());
        assertTrue(audited(id).contains("IMPORT_CONFIRMED " + staffId));
    }

    @Test
    @Tag("C20")
    void theAccountsOfOneDayCountTogether() {
        confirmed(newAddresses(50));
        container.clock.pass(Duration.ofHours(24).minus(SECOND));
        long id = taken(newAddresses(50));
        assertTrue(imports.needsApproval(found(id)));
        container.clock.pass(SECOND);
        assertFalse(imports.needsApproval(found(id)));
        assertEquals(ImportStartResult.STARTED, imports.confirm(id, context));
    }

    @Test
    void anImportThatWasCancelledMeanwhileDoesNotStart() {
        long id = taken(newAddresses(100));
        imports.confirm(id, context);
        imports.cancel(id, context);

        assertEquals(ActDecisionResult.VOID, approve(id));
        assertEquals(State.CANCELLED, state(id));
    }

    private ActDecisionResult approve(long id) {
        long approver = other.number("""
                insert into staff (id, email, name, created_at)
                values (nextval('id_seq'), nextval('id_seq') || '@example.jp', '承認', now()) returning id""");
        other.update("insert into staff_role (staff_id, role) values (?1, 'APPROVE')", approver);
        other.update("insert into staff_role (staff_id, role) values (?1, 'OPERATE') on conflict do nothing", staffId);
        long act = other.number(
                "select id from pending_act where kind = 'START_IMPORT' and subject = cast(?1 as text)", id);
        return container
                .get(PendingActService.class)
                .approve(act, new RequestContext("192.0.2.2", "request", "").actingAs(approver));
    }
}
