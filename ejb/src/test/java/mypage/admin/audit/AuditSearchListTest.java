package mypage.admin.audit;

import static java.util.Optional.empty;
import static java.util.Optional.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.otp.OtpAuditKind;
import mypage.password.PasswordAuditKind;
import mypage.platform.Listing;
import mypage.platform.RequestContext;
import mypage.session.SessionAuditKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of several kinds, in the order and the page size that staff choose. */
@Tag("C26")
class AuditSearchListTest {

    private final TestContainer container = new TestContainer();
    private final AuditSearchService search = container.get(AuditSearchService.class);
    private final AuditTrail trail = container.get(AuditTrail.class);
    private final TestAccount account = new TestAccount(container);
    private final RequestContext staff = new RequestContext("192.0.2.9", "staff", "").actingAs(account.id);
    private final Instant begin = container.clock.instant();

    @BeforeEach
    void recordSome() {
        for (AuditKind kind : List.of(PasswordAuditKind.PASSWORD_REFUSED, SessionAuditKind.SIGNED_IN)) {
            trail.record(kind, account.service, account.id, account.context);
            container.clock.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void findsEventsOfSeveralKinds() {
        List<AuditKind> kinds = List.of(SessionAuditKind.SIGNED_IN, OtpAuditKind.OTP_ISSUED);
        var filter = filter(of(kinds), AuditFilter.END);
        trail.record(OtpAuditKind.OTP_ISSUED, account.service, account.id, account.context);
        assertEquals(
                List.of(OtpAuditKind.OTP_ISSUED, SessionAuditKind.SIGNED_IN),
                search.search(filter, Listing.USUAL, staff).rows().stream()
                        .map(AuditEntry::kind)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pagesNeitherLoseNorRepeatEvents(boolean oldestFirst) {
        var listing = new Listing(50, oldestFirst);
        // Many at the same instant, as of one transaction.
        IntStream.range(0, 120)
                .forEach(i -> trail.record(OtpAuditKind.OTP_WRONG, account.service, account.id, account.context));
        AuditFilter ofAccount = filter(empty(), AuditFilter.END);
        var pages = new ArrayList<Integer>();
        var ids = new ArrayList<Long>();
        var page = search.search(ofAccount, listing, staff);
        assertEquals(oldestFirst, page.rows().getFirst().kind() != OtpAuditKind.OTP_WRONG);
        while (true) {
            pages.add(page.rows().size());
            page.rows().forEach(event -> ids.add(event.id()));
            if (page.next().isEmpty()) {
                break;
            }
            page = search.more(ofAccount, listing, page.next().get());
        }
        // The search is an event too, and the newest.
        int last = oldestFirst ? 23 : 22;
        assertEquals(List.of(50, 50, last), pages);
        assertEquals(100 + last, Stream.of(ids.toArray()).distinct().count());
    }

    @Test
    void aPositionBeyondTheFilterStartsAtItsEnd() {
        var old = filter(empty(), begin.plusSeconds(1));
        assertEquals(
                1,
                search.more(old, Listing.USUAL, "999999999999999999-1").rows().size());
        assertEquals(1, search.more(old, Listing.USUAL, "no key").rows().size());
        assertEquals(0, search.more(old, Listing.USUAL, "0-0").rows().size());
        var oldest = new Listing(20, true);
        assertEquals(1, search.more(old, oldest, "0-0").rows().size());
        assertEquals(0, search.more(old, oldest, "999999999999999999-1").rows().size());
    }

    private AuditFilter filter(Optional<List<AuditKind>> kinds, Instant until) {
        return new AuditFilter(
                of(List.of(account.id)), empty(), empty(), kinds, empty(), empty(), AuditFilter.BEGINNING, until);
    }
}
