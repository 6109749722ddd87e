package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mypage.LoggedLines;
import mypage.TestAccount;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.admin.imports.BadLine.Reason;
import mypage.platform.CsvFile;
import mypage.session.SessionService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same act on all accounts of a file. */
@Tag("R68")
@Tag("C20")
class BulkActTest extends BulkActFixture {

    private long reasons(TestAccount account, String kind) {
        return one.number("""
                select count(*) from audit_event e join act_reason r on r.event_id = e.id
                where e.account_id = ?1 and e.kind = ?2 and e.staff_id = ?3 and r.note = '漏えい'
                """, account.id, kind, asker.staffId());
    }

    @Test
    void locksEachAccountWithAnEventAReasonAndAMailOfItsOwn() {
        assertEquals(new BulkActResult.Started(), begin(BulkActKind.LOCK, line(one), line(two)));
        assertTrue(one.fresh().isOpen());
        assertEquals(2, walk());

        for (TestAccount account : List.of(one, two)) {
            assertFalse(account.fresh().isOpen());
            assertEquals(List.of("LOCKED"), account.audited());
            assertEquals(1, reasons(account, "LOCKED"));
            assertEquals(1, account.mails().size());
        }
        assertEquals(2, newest().done());
        assertTrue(newest().finishedAt().isPresent());
        assertEquals(REASON, newest().reason());
        assertEquals(0, one.number("select count(*) from bulk_act_row"));
    }

    @Test
    void endsSessionsAndSkipSettings() {
        SessionService sessions = container.get(SessionService.class);
        TrustTokenService trust = container.get(TrustTokenService.class);
        String session = container.inTransaction(() -> sessions.open(one.fresh(), one.context));
        container.inTransaction(() -> trust.issue(one.fresh(), 0, one.context, now));

        begin(BulkActKind.SESSIONS, line(one));
        begin(BulkActKind.RESUME, line(one), line(two));
        walk();

        assertTrue(sessions.resume(one.service, session).isEmpty());
        assertFalse(trust.isSet(one.id));
        assertEquals(List.of(1, 1), List.of(newest().done(), newest().unchanged()));
        assertEquals(1, reasons(one, "ACCESS_ENDED"));
    }

    @Test
    void whatWasDoneMeanwhileIsLeftAsItIs() {
        TestAccount three = new TestAccount(container);
        AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
        begin(BulkActKind.LOCK, line(one), line(two), line(three));
        one.update("update account set locked_at = now() where id = ?1", one.id);
        two.update("delete from account where id = ?1", two.id);
        container.inTransaction(() -> container
                .get(AccountService.class)
                .close(AccountAuditKind.CLOSED, three.service, three.id, three.context));
        String reopen = tokens.issue(Purpose.REOPEN, three.id, now.plusSeconds(60));

        assertEquals(2, walk());
        assertEquals(List.of(0, 2), List.of(newest().done(), newest().unchanged()));
        assertEquals(0, newest().rest(), "nothing is left to do");
        assertTrue(newest().finishedAt().isPresent());
        assertEquals(List.of(), one.audited());
        assertEquals(List.of("CLOSED"), three.audited());
        assertTrue(tokens.ownerOfClosed(three.service, reopen).isPresent());
    }

    @Test
    void eachBadLineIsToldAndNothingIsDone() {
        String[] lines = {line(one), "求職者,nobody@example.jp", ",x@example.jp", line(one)};
        BulkActResult.Bad bad = assertInstanceOf(BulkActResult.Bad.class, begin(BulkActKind.LOCK, lines));
        assertEquals(
                List.of("3 " + Reason.NO_ACCOUNT, "4 " + Reason.NO_SERVICE, "5 " + Reason.DUPLICATE),
                bad.lines().stream()
                        .map(line -> line.line() + " " + line.reason())
                        .toList());
        assertEquals(bad, check(lines));
        assertEquals(List.of(), acts.list());
        assertEquals(0, walk());
    }

    /** A file that breaks off within a field. */
    @Test
    void aFileThatIsReadHalfLeavesNothing() {
        assertEquals(
                new BulkActResult.Refused(CsvFile.Problem.NO_CSV),
                begin(BulkActKind.LOCK, line(one), "求職者,\"" + "x".repeat(20_000)));
        assertEquals(List.of(), acts.list());
    }

    @Test
    void aCheckChangesNothing() {
        assertEquals(new BulkActResult.Good(2, false), check(line(one), line(two)));
        assertEquals(List.of(), acts.list());
    }

    /** The others would wait for ever. */
    @Test
    void anAccountThatFailsIsGivenUp() {
        begin(BulkActKind.LOCK, line(one), line(two));
        one.update("alter table account add constraint no_lock check (id <> " + one.id
                + " or locked_at is null) not valid");
        try (LoggedLines log = new LoggedLines(BulkActTimer.class)) {
            container.get(BulkActTimer.class).look();
            // PostgreSQL's message holds the whole row.
            assertEquals(1, log.lines().size());
            String line = log.lines().get(0);
            assertTrue(line.contains("account " + one.id + " of act "), line);
            assertTrue(line.endsWith("PSQLException (SQLState 23514)") && !line.contains(one.email), line);
        } finally {
            one.update("alter table account drop constraint no_lock");
        }
        assertTrue(one.fresh().isOpen());
        assertFalse(two.fresh().isOpen());
        assertEquals(List.of(1, 0, 1), List.of(newest().done(), newest().unchanged(), newest().failed()));
        assertEquals(List.of("BULK_ACT_FAILED"), one.audited());
        assertEquals(1, reasons(one, "BULK_ACT_FAILED"));
    }
}
