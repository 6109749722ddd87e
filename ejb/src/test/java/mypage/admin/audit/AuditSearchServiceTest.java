package mypage.admin.audit;

import static java.util.Optional.empty;
import static java.util.Optional.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountNumberService;
import mypage.account.Service;
import mypage.admin.announcements.AnnouncementAuditKind;
import mypage.audit.AuditEvent.Outcome;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.password.PasswordAuditKind;
import mypage.platform.Listing;
import mypage.platform.RequestContext;
import mypage.platform.Slice;
import mypage.platform.TooWideException;
import mypage.session.SessionAuditKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff find in the audit trail, and which events that adds to it. */
@Tag("C26")
class AuditSearchServiceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final AuditSearchService search = container.get(AuditSearchService.class);
    private final AuditTrail trail = container.get(AuditTrail.class);
    private final TestAccount account = new TestAccount(container);
    private final TestAccount other = new TestAccount(container, Service.EMPLOYER);
    private final RequestContext staff = new RequestContext("192.0.2.9", "staff", "").actingAs(account.id);
    private Instant begin;

    @BeforeEach
    void recordSome() {
        begin = container.clock.instant();
        record(PasswordAuditKind.PASSWORD_REFUSED, account);
        record(SessionAuditKind.SIGNED_IN, account);
        record(SessionAuditKind.SIGNED_IN, other);
        trail.record(AnnouncementAuditKind.STOP_SET, 77L, staff);
    }

    private void record(AuditKind kind, TestAccount whose) {
        trail.record(kind, whose.service, whose.id, whose.context);
        container.clock.pass(SECOND);
    }

    @Test
    void listsTheEventsOfAnAccountNewestFirst() {
        var found = find(one(account)).rows();

        assertEquals(
                List.of(SessionAuditKind.SIGNED_IN, PasswordAuditKind.PASSWORD_REFUSED),
                found.stream().map(AuditEntry::kind).toList());
        AuditEntry oldest = found.get(1);
        assertEquals(begin, oldest.at());
        assertEquals(Outcome.FAILURE, oldest.outcome());
        assertEquals(account.id, oldest.accountId());
        assertEquals("SEEKER", oldest.service());
        assertEquals(account.context.address(), oldest.clientAddress());
        assertEquals("test", oldest.requestId());
    }

    @Test
    void countsTheEventsThatMeetEveryCondition() {
        AuditFilter ofBoth = filter(of(List.of(account.id, other.id)), empty(), empty(), empty());
        assertEquals(3, search.count(ofBoth));
        assertEquals(0, search.count(filter(of(List.of()), empty(), empty(), empty())));
        assertEquals(
                2,
                container.inTransaction(
                        () -> container.get(AuditEntryRepository.class).count(ofBoth, 2)));
    }

    @Test
    void findsTheActionsOfAStaffMember() {
        var found =
                find(filter(empty(), of(List.of(account.id)), empty(), empty())).rows();

        assertEquals(1, found.size());
        assertEquals(AnnouncementAuditKind.STOP_SET, found.get(0).kind());
        assertEquals(account.id, found.get(0).staffId());
        assertEquals(77L, found.get(0).targetId());
    }

    @Test
    void findsOnlyEventsThatMeetEveryCondition() {
        var both = of(List.of(account.id, other.id));
        assertEquals(3, size(filter(both, empty(), empty(), empty())));
        assertEquals(2, size(filter(both, empty(), empty(), of(SessionAuditKind.SIGNED_IN))));
        assertEquals(1, size(filter(both, empty(), of(account.context.address()), of(SessionAuditKind.SIGNED_IN))));
        assertEquals(0, size(filter(both, of(List.of(7L)), empty(), empty())));
    }

    @Test
    void findsByOutcomeServiceAndTime() {
        assertEquals(1, size(narrowed(of(Outcome.FAILURE), empty(), begin, AuditFilter.END)));
        assertEquals(1, size(narrowed(empty(), of("EMPLOYER"), begin, AuditFilter.END)));
        assertEquals(
                2,
                size(narrowed(empty(), empty(), begin, begin.plus(SECOND).plus(SECOND))),
                "from is inclusive, until is not");
        assertEquals(0, size(narrowed(empty(), empty(), AuditFilter.BEGINNING, begin)));
    }

    @Test
    void findsNothingForAnUnknownPerson() {
        assertEquals(0, size(filter(of(List.of()), empty(), empty(), empty())));
        assertEquals(0, size(filter(empty(), of(List.of()), empty(), empty())));
    }

    @Test
    void findsNothingForAnOutcomeTheKindNeverHas() {
        var filter = new AuditFilter(
                empty(),
                empty(),
                empty(),
                of(List.of(SessionAuditKind.SIGNED_IN)),
                of(Outcome.FAILURE),
                empty(),
                AuditFilter.BEGINNING,
                AuditFilter.END);

        // Proves that no statement runs: nobody can read the table meanwhile.
        assertEquals(0, whileNobodyCanRead(() -> size(filter)));
    }

    @Test
    @Tag("C23")
    void aSearchThatTakesTooLongIsCancelled() {
        var patience = Duration.ofMillis(50);
        var events = container.get(AuditEntryRepository.class);

        assertThrows(
                TooWideException.class,
                () -> whileNobodyCanRead(() ->
                        container.inTransaction(() -> events.page(one(account), empty(), Listing.USUAL, patience))));
        assertEquals(2, find(one(account)).rows().size(), "the limit ended with its transaction");
    }

    private static <T> T whileNobodyCanRead(Callable<T> work) {
        TestContainer other = new TestContainer();
        return other.asOwner(() -> {
            other.entities().createNativeQuery("lock table audit_event").executeUpdate();
            return work.call();
        });
    }

    @Test
    void recordsASearchOnceAndItsAccountIfAny() {
        find(one(account));
        search.more(one(account), Listing.USUAL, "0-0");
        assertEquals(List.of("PASSWORD_REFUSED", "SIGNED_IN", "AUDIT_SEARCHED"), account.audited());
        search.export(one(account), staff);
        search.exportMore(one(account), "0-0");
        assertEquals("AUDIT_EXPORTED", account.audited().get(3));
        assertEquals(
                account.id,
                account.number(
                        "select staff_id from audit_event where kind = 'AUDIT_EXPORTED' and account_id = ?1",
                        account.id));
    }

    @Test
    void findsClosedAccountsByAddressToo() {
        var numbers = container.get(AccountNumberService.class);
        account.update("update account set locked_at = now(), closed_at = now() where id = ?1", account.id);
        account.update("update account set email = ?1 where id = ?2", account.email, other.id);

        assertEquals(List.of(account.id), numbers.find(of(Service.SEEKER), " " + account.email.toUpperCase()));
        assertEquals(List.of(account.id, other.id), numbers.find(empty(), account.email));
        assertTrue(numbers.find(empty(), "nobody@example.jp").isEmpty());
    }

    private Slice<AuditEntry> find(AuditFilter filter) {
        return search.search(filter, Listing.USUAL, staff);
    }

    /** Searches without being recorded. */
    private int size(AuditFilter filter) {
        return search.more(filter, Listing.USUAL, "999999999999999999-1").rows().size();
    }

    private static AuditFilter one(TestAccount whose) {
        return filter(of(List.of(whose.id)), empty(), empty(), empty());
    }

    private static AuditFilter filter(
            Optional<List<Long>> accounts,
            Optional<List<Long>> staff,
            Optional<String> client,
            Optional<AuditKind> kind) {
        return new AuditFilter(
                accounts, staff, client, kind.map(List::of), empty(), empty(), AuditFilter.BEGINNING, AuditFilter.END);
    }

    private AuditFilter narrowed(Optional<Outcome> outcome, Optional<String> service, Instant from, Instant until) {
        return new AuditFilter(
                of(List.of(account.id, other.id)), empty(), empty(), empty(), outcome, service, from, until);
    }
}
