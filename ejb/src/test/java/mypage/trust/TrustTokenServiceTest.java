package mypage.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.FakeEntities;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.OwnerNotices;
import mypage.account.Service;
import mypage.account.SomeAccount;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.TestPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustTokenServiceTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");
    private static final Client CLIENT = new Client("192.0.2.1", "id", "");

    private final FakeEntities entities = new FakeEntities();
    private final List<AuditEvent.Kind> audited = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();
    private final Account account = new SomeAccount();
    private final TrustTokenService trust = new TrustTokenService();

    TrustTokenServiceTest() {
        trust.entities = entities.manager();
        trust.secrets = TestPlatform.secrets();
        trust.settings = TestPlatform.settings();
        trust.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        trust.audit = new AuditTrail() {
            @Override
            public void record(AuditEvent.Kind kind, Enum<?> service, Long accountId, Client client) {
                audited.add(kind);
            }
        };
        trust.notices = new OwnerNotices() {
            @Override
            public void send(Notice notice, Account account, Client client) {
                audited.add(AuditEvent.Kind.valueOf(notice.name()));
            }
        };
        trust.accounts = new AccountService() {
            @Override
            public Account get(long accountId) {
                return account;
            }

            @Override
            public void endTrust(long accountId) {
                ended.add(accountId);
            }
        };
    }

    @Test
    @Tag("R40")
    void trustsNoBrowserThatKeepsNothing() {
        entities.answering(TrustToken.OF_VALUE, living());
        assertFalse(trust.isTrusted(account, Optional.empty(), NOW));
    }

    @Test
    @Tag("T4")
    void trustsAValueOfThisAccountThatIsNotOver() {
        entities.answering(TrustToken.OF_VALUE, living());
        assertTrue(trust.isTrusted(account, Optional.of("value"), NOW));
        assertEquals(7L, entities.asked.get(TrustToken.OF_VALUE).get("account"));
        assertArrayEquals(trust.secrets.digest("value"), (byte[])
                entities.asked.get(TrustToken.OF_VALUE).get("hash"));
    }

    @Test
    @Tag("R31")
    @Tag("T4")
    void trustsNeitherAnUnknownValueNorOneThatIsOver() {
        assertFalse(trust.isTrusted(account, Optional.of("value"), NOW));
        entities.answering(TrustToken.OF_VALUE, new TrustToken(7, 0, new byte[0], NOW));
        assertFalse(trust.isTrusted(account, Optional.of("value"), NOW));
    }

    @Test
    @Tag("R31")
    @Tag("T1")
    void issuesARandomIdWithItsExpiryForNinetyDays() {
        IssuedTrust issued = trust.issue(account, 3, CLIENT, NOW);

        Instant end = NOW.plus(Duration.ofDays(90));
        assertEquals("handle", issued.handle());
        assertEquals(Duration.ofDays(90), issued.validity());
        assertTrue(issued.value().matches("[\\w-]{22}\\." + end.getEpochSecond()), issued.value());
        TrustToken token = (TrustToken) entities.persisted.get(0);
        assertTrue(token.isExpired(end) && !token.isExpired(end.minusSeconds(1)));
        assertEquals(List.of(AuditEvent.Kind.SKIP_SET, AuditEvent.Kind.SKIP_SET), audited);
    }

    @Test
    @Tag("R44")
    void isSetWhereAtLeastOneBrowserSkips() {
        entities.answering(TrustToken.COUNT_LIVING, 0L);
        assertFalse(trust.isSet(7));
        entities.answering(TrustToken.COUNT_LIVING, 1L);
        assertTrue(trust.isSet(7));
        assertEquals(java.util.Map.of("account", 7L, "now", NOW), entities.asked.get(TrustToken.COUNT_LIVING));
    }

    @Test
    @Tag("R50")
    void endsItEverywhereByTheAccountsGeneration() {
        trust.endAll(Service.SEEKER, 7, CLIENT);
        assertEquals(List.of(7L), ended);
        assertEquals(List.of(AuditEvent.Kind.SKIP_ENDED, AuditEvent.Kind.SKIP_ENDED), audited);
    }

    private static TrustToken living() {
        return new TrustToken(7, 0, new byte[0], NOW.plusSeconds(1));
    }
}
