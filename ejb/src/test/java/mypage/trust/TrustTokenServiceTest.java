package mypage.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustTokenServiceTest {

    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final TrustTokenService trust = container.get(TrustTokenService.class);
    private final AccountService accounts = container.get(AccountService.class);
    private final TestAccount account = new TestAccount(container);
    private final Instant start = container.clock.instant();

    @Test
    @Tag("R31")
    @Tag("R39")
    @Tag("T1")
    void issuesARandomIdWithItsExpiryForNinetyDays() {
        IssuedTrustToken issued = issue();

        assertEquals(account.fresh().trustHandle(), issued.handle());
        assertEquals(VALIDITY, issued.validity());
        String value = issued.value();
        assertTrue(value.matches("[\\w-]{22}\\." + start.plus(VALIDITY).getEpochSecond()), value);
        assertNotEquals(value, issue().value());
    }

    @Test
    @Tag("C7")
    void recordsItAndNotifiesTheOwner() {
        issue();
        assertEquals(List.of("SKIP_SET"), account.audited());
        assertTrue(account.lastMail().topic().startsWith("owner:SKIP_SET:" + account.id));
    }

    @Test
    @Tag("R31")
    @Tag("R33")
    @Tag("T2")
    void trustsUntilTheLastSecondOfTheNinetiethDay() {
        Optional<String> value = Optional.of(issue().value());
        assertTrue(trust.isTrusted(account.fresh(), value, start));
        assertTrue(trust.isTrusted(account.fresh(), value, start.plus(VALIDITY).minus(SECOND)));
        assertFalse(trust.isTrusted(account.fresh(), value, start.plus(VALIDITY)));
    }

    @Test
    @Tag("R32")
    @Tag("T2")
    void isNotExtendedByUse() {
        Optional<String> value = Optional.of(issue().value());
        trust.isTrusted(account.fresh(), value, start.plus(VALIDITY).minus(SECOND));
        assertFalse(trust.isTrusted(account.fresh(), value, start.plus(VALIDITY)));
    }

    @Test
    @Tag("R40")
    @Tag("T2")
    void trustsNoOtherValue() {
        String value = issue().value();
        assertFalse(trust.isTrusted(account.fresh(), Optional.empty(), start));
        assertFalse(trust.isTrusted(account.fresh(), Optional.of("value"), start));
        String later =
                value.replaceAll("\\d+$", "" + start.plus(VALIDITY).plus(SECOND).getEpochSecond());
        assertFalse(trust.isTrusted(account.fresh(), Optional.of(later), start));
    }

    @Test
    @Tag("R58")
    @Tag("T4")
    void trustsAValueForItsAccountOnly() {
        TestAccount another = new TestAccount(container);
        assertFalse(trust.isTrusted(another.fresh(), Optional.of(issue().value()), start));
        assertFalse(trust.isSet(another.id));
    }

    @Test
    @Tag("R44")
    @Tag("R45")
    @Tag("R55")
    void isSetWhileOneTokenIsValid() {
        assertFalse(trust.isSet(account.id));
        issue();
        container.clock.pass(SECOND);
        issue();
        container.clock.set(start.plus(VALIDITY));
        assertTrue(trust.isSet(account.id));
        container.clock.pass(SECOND);
        assertFalse(trust.isSet(account.id));
    }

    @Test
    @Tag("R50")
    @Tag("R54")
    void endsOnEveryDeviceAtOnce() {
        List<String> values = List.of(issue().value(), issue().value());
        trust.endAll(Service.SEEKER, account.id, account.context);

        assertFalse(trust.isSet(account.id));
        for (String value : values) {
            assertFalse(trust.isTrusted(account.fresh(), Optional.of(value), start));
        }
        assertEquals(List.of("SKIP_SET", "SKIP_SET", "SKIP_ENDED"), account.audited());
        assertTrue(account.lastMail().topic().startsWith("owner:SKIP_ENDED:" + account.id));
    }

    @Test
    @Tag("R33")
    void canBeSetAgainOnceEnded() {
        trust.endAll(Service.SEEKER, account.id, account.context);
        IssuedTrustToken issued = trust.issue(account.fresh(), account.fresh().trustEpoch(), account.context, start);
        assertTrue(trust.isTrusted(account.fresh(), Optional.of(issued.value()), start));
    }

    @Test
    @Tag("R50")
    void isVoidWhenPermittedBeforeAllSettingsEnded() {
        accounts.endTrust(account.id);
        String value = issue().value();
        assertFalse(trust.isTrusted(account.fresh(), Optional.of(value), start));
        assertFalse(trust.isSet(account.id));
    }

    @Test
    @Tag("T4")
    void endsWithAllAccessToTheAccount() {
        String value = issue().value();
        accounts.endAccess(account.id);
        assertFalse(trust.isTrusted(account.fresh(), Optional.of(value), start));
    }

    private IssuedTrustToken issue() {
        return trust.issue(account.fresh(), 0, account.context, container.clock.instant());
    }
}
