package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountAuditKind;
import mypage.admin.audit.AuditEntry;
import mypage.admin.audit.AuditFilter;
import mypage.admin.audit.AuditSearchService;
import mypage.audit.ActReasonRepository;
import mypage.platform.ActReason;
import mypage.platform.ActReason.Kind;
import mypage.platform.Listing;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Why a member of staff acted stands where others look. */
@Tag("C26")
class ActReasonTest extends AccountFixture {

    private static final ActReason SUSPECTED = new ActReason(Kind.SUSPECTED, "電話で申し出", "ハローワーク渋谷");
    private static final RequestContext BECAUSE = STAFF.because(SUSPECTED);

    private AccountActionResult lockBecause() {
        return actions.lock(account.id, view().seen(), BECAUSE);
    }

    @Test
    void standsInTheHistoryOfTheAccountAndInTheAuditTrail() {
        assertEquals(AccountActionResult.DONE, lockBecause());

        assertEquals(Optional.of(SUSPECTED), view().locked().orElseThrow().reason());
        assertEquals(Optional.of(SUSPECTED), view().events().get(0).reason());
        List<AuditEntry> locked = container
                .get(AuditSearchService.class)
                .search(ofAccount(), Listing.USUAL, STAFF)
                .rows();
        assertEquals(
                List.of(Optional.of(SUSPECTED)),
                locked.stream()
                        .filter(event -> event.kind() == AccountAuditKind.LOCKED)
                        .map(AuditEntry::reason)
                        .toList());
    }

    private AuditFilter ofAccount() {
        return new AuditFilter(
                Optional.of(List.of(account.id)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AuditFilter.BEGINNING,
                AuditFilter.END);
    }

    @Test
    void isNotWrittenForWhatNobodyWasAskedWhy() {
        lock(account);
        assertEquals(Optional.empty(), view().locked().orElseThrow().reason());
    }

    @Test
    void isNotKeptIfTheActWasNotDone() {
        lock(account);
        assertEquals(AccountActionResult.MEANWHILE, lockBecause());
        assertEquals(0, reasons());
    }

    private long reasons() {
        return account.number("""
                select count(*) from act_reason r join audit_event e on e.id = r.event_id
                where e.account_id = ?1""", account.id);
    }

    @Test
    void theNextOneBeginsWithTheSameOffice() {
        lockBecause();
        assertEquals(
                Optional.of("ハローワーク渋谷"),
                container.get(ActReasonRepository.class).lastOffice(7));
    }

    @Test
    void isDeletedWhenItsEventMayBe() {
        lockBecause();
        container.clock.pass(Duration.ofDays(24 * 31));
        container.deleteExpired("act_reason");
        assertEquals(0, reasons());
    }

    @Test
    void whatIsTooLongIsCut() {
        ActReason cut = new ActReason(Kind.OTHER, "𠮷".repeat(301), "x".repeat(61));
        assertEquals(300, cut.note().codePointCount(0, cut.note().length()));
        assertEquals(60, cut.office().length());
    }
}
