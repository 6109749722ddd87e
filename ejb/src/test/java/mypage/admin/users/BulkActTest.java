package mypage.admin.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.admin.announcements.OperatorFixture;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.admin.imports.BadLine.Reason;
import mypage.platform.ActReason;
import mypage.platform.CsvFile;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same act on all accounts of a file. */
@Tag("R68")
@Tag("C20")
class BulkActTest extends OperatorFixture {

    private static final ActReason REASON = new ActReason(ActReason.Kind.SUSPECTED, "漏えい", "本省");

    private final BulkActService acts = container.get(BulkActService.class);
    private final BulkActTransactions run = container.get(BulkActTransactions.class);
    private final PendingActService approvals = container.get(PendingActService.class);
    private final RequestContext approver = member("APPROVE");
    private final RequestContext asker = context.because(REASON);
    private final TestAccount one = new TestAccount(container);
    private final TestAccount two = new TestAccount(container, Service.EMPLOYER);

    @AfterEach
    void deleteActs() {
        one.update("delete from bulk_act");
    }

    private static String line(TestAccount account) {
        return (account.service == Service.SEEKER ? "求職者," : "求人者,") + account.email;
    }

    private BulkActResult begin(BulkActKind kind, String... lines) {
        byte[] file = file(lines);
        return acts.begin(kind, "一覧.csv", file.length, () -> new ByteArrayInputStream(file), asker);
    }

    private static byte[] file(String... lines) {
        return Stream.concat(Stream.of("サービス,メールアドレス"), Stream.of(lines))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private int walk() {
        int done = 0;
        while (run.next()) {
            done++;
        }
        return done;
    }

    private BulkActView newest() {
        return acts.list().get(0);
    }

    private long reasons(TestAccount account, String kind) {
        return one.number("""
                select count(*) from audit_event e join act_reason r on r.event_id = e.id
                where e.account_id = ?1 and e.kind = ?2 and e.staff_id = ?3 and r.note = '漏えい'""", account.id, kind, asker.staffId());
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
        begin(BulkActKind.LOCK, line(one), line(two));
        one.update("update account set locked_at = now() where id = ?1", one.id);
        two.update("delete from account where id = ?1", two.id);
        assertEquals(1, walk());
        assertEquals(List.of(0, 1), List.of(newest().done(), newest().unchanged()));
        assertTrue(newest().finishedAt().isPresent());
        assertEquals(List.of(), one.audited());
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

    private BulkActResult check(String... lines) {
        byte[] file = file(lines);
        return acts.check(file.length, () -> new ByteArrayInputStream(file));
    }

    @Test
    void aCheckChangesNothing() {
        assertEquals(new BulkActResult.Good(2, false), check(line(one), line(two)));
        assertEquals(List.of(), acts.list());
    }

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
        assertEquals("漏えい", approvals.find(asked).orElseThrow().details().get("note"));
        assertEquals(ActDecisionResult.OWN_ACT, approvals.approve(asked, asker));
        assertEquals(0, walk());
        assertEquals(ActDecisionResult.DONE, approvals.approve(asked, approver));
        assertEquals(2, walk());
        assertFalse(one.fresh().isOpen());
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

    /** The others would wait for ever. */
    @Test
    void anAccountThatFailsIsGivenUp() {
        begin(BulkActKind.LOCK, line(one), line(two));
        one.update("alter table account add constraint no_lock check (id <> " + one.id
                + " or locked_at is null) not valid");
        try {
            container.get(BulkActTimer.class).look();
        } finally {
            one.update("alter table account drop constraint no_lock");
        }
        assertTrue(one.fresh().isOpen());
        assertFalse(two.fresh().isOpen());
        assertEquals(List.of(1, 0, 1), List.of(newest().done(), newest().unchanged(), newest().failed()));
    }
}
