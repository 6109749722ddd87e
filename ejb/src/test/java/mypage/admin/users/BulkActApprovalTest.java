package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.PendingActService;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Acts on very many accounts wait for a second member. */
@Tag("R68")
@Tag("C20")
class BulkActApprovalTest extends BulkActFixture {

    private final PendingActService approvals = container.get(PendingActService.class);
    private final RequestContext approver = member("APPROVE");

    /** Many small files count together. */
    @Test
    void manyAccountsOfADayNeedASecondMember() {
        begin(BulkActKind.SESSIONS, line(one));
        one.update("update bulk_act set accounts = 98");
        assertEquals(new BulkActResult.Good(1, false), check(line(one)));
        assertEquals(new BulkActResult.Good(2, true), check(line(one), line(two)));
        assertEquals(new BulkActResult.Asked(), begin(BulkActKind.LOCK, line(one), line(two)));
        one.update("delete from bulk_act where kind = 'SESSIONS'");
        assertEquals(0, walk());
        assertTrue(newest().startedAt().isEmpty());

        long asked = one.number("select max(id) from pending_act where asked_by = ?1", asker.staffId());
        ActDetails details = approvals.find(asked).orElseThrow().details();
        assertEquals("漏えい", details.get("note"));
        assertEquals("EMPLOYER:OPEN:1,SEEKER:OPEN:1", details.get("counts"));
        assertEquals(ActDecisionResult.OWN_ACT, approvals.approve(asked, asker));
        assertEquals(0, walk());
        assertEquals(ActDecisionResult.DONE, approvals.approve(asked, approver));
        assertEquals(2, walk());
        assertFalse(one.fresh().isOpen());
    }

    private long ask() {
        one.update("update bulk_act set accounts = 99");
        assertEquals(new BulkActResult.Asked(), begin(BulkActKind.LOCK, line(two)));
        return one.number("select max(id) from pending_act where asked_by = ?1", asker.staffId());
    }

    private void isGivenUp() {
        assertEquals(
                1,
                one.number("select count(*) from bulk_act_row r join bulk_act b on b.id = r.act_id"
                        + " where b.kind = 'LOCK'"));
        container.get(BulkActTimer.class).look();
        assertTrue(newest().startedAt().isEmpty());
        assertTrue(newest().finishedAt().isPresent());
        assertEquals(0, one.number("select count(*) from bulk_act_row"));
        assertTrue(two.fresh().isOpen());
    }

    /** Otherwise all files of a day would wait for a second member too. */
    @Test
    void whatIsRefusedOrWithdrawnIsGivenUpAndCountsNoMore() {
        begin(BulkActKind.SESSIONS, line(one));
        long refused = ask();
        container.get(BulkActTimer.class).look();
        assertTrue(newest().finishedAt().isEmpty());
        assertEquals(ActDecisionResult.DONE, approvals.refuse(refused, approver));
        isGivenUp();
        assertEquals(ActDecisionResult.DONE, approvals.withdraw(ask(), asker));
        isGivenUp();
        one.update("update bulk_act set accounts = 98 where kind = 'SESSIONS'");
        assertEquals(new BulkActResult.Good(1, false), check(line(one)));
    }

    @Test
    void whatNobodyDecidesAboutIsGivenUpOnceItHasExpired() {
        begin(BulkActKind.SESSIONS, line(one));
        long asked = ask();
        container.clock.pass(Duration.ofDays(7).minusSeconds(1));
        container.get(BulkActTimer.class).look();
        assertTrue(newest().finishedAt().isEmpty());
        container.clock.pass(Duration.ofSeconds(1));
        isGivenUp();
        assertEquals(ActDecisionResult.OVER, approvals.approve(asked, approver));
    }

    @Test
    void afterADayTheyCountNoMore() {
        begin(BulkActKind.SESSIONS, line(one));
        one.update("update bulk_act set accounts = 99");
        container.clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertEquals(new BulkActResult.Good(1, true), check(line(one)));
        container.clock.pass(Duration.ofSeconds(1));
        assertEquals(new BulkActResult.Good(1, false), check(line(one)));
    }
}
