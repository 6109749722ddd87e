package mypage.mailrequest;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many mails one address gets because of strangers, and that its owner still gets in. */
@Tag("C1")
class RecipientLimitTest extends MailRequestFixture {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LIMIT = 10;
    private static final int KINDS = 2;

    @Test
    void strangersCauseFewMailsADayOverAllServicesAndKeepNoOwnerOut() {
        Map<Service, Long> accounts = Stream.of(Service.values())
                .collect(Collectors.toMap(service -> service, this::accountOfTheSameAddress));
        int lastOfEach = KINDS * Service.values().length;
        askForADay(accounts);
        int first = mails();
        assertTrue(first <= LIMIT + LIMIT + lastOfEach, () -> first + " mails on the first day");
        askForADay(accounts);
        int second = mails() - first;
        assertTrue(second <= LIMIT + lastOfEach, () -> second + " mails on the second day");
    }

    private void askForADay(Map<Service, Long> accounts) {
        for (int hour = 0; hour < 24; hour += 2) {
            accounts.forEach(this::askForEverythingAndFindSomethingValid);
            container.clock.pass(HOUR.multipliedBy(2));
        }
    }

    private long accountOfTheSameAddress(Service service) {
        if (service == account.service) {
            return account.id;
        }
        TestAccount other = new TestAccount(container, service);
        other.update("update account set email = ?1 where id = ?2", account.email, other.id);
        return other.id;
    }

    private void askForEverythingAndFindSomethingValid(Service service, long id) {
        for (int i = 0; i < 3; i++) {
            askForCode(service);
            askForLink(service);
        }
        container.answerMailRequests();
        for (String table : List.of("sign_in_pass", "owner_link")) {
            assertTrue(valid(table, id) > 0, table);
        }
    }

    private long valid(String table, long id) {
        return account.number(
                "select count(*) from " + table + " where account_id = ?1 and expires_at > ?2",
                id,
                Timestamp.from(container.clock.instant()));
    }

    @Test
    void atTheLimitOneMoreIsValidForADayAndAnotherIsSentOnceItIsUsed() {
        useUp();
        askForCode(Service.SEEKER);
        askForCode(Service.SEEKER);
        container.answerMailRequests();
        assertEquals(1, mails());
        assertEquals(container.clock.instant().plus(DAY), account.lastMail().notAfter());

        container.clock.pass(HOUR.multipliedBy(2));
        assertTrue(use(account.newestCode()), "valid longer than usual");
        askForCode(Service.SEEKER);
        container.answerMailRequests();
        assertEquals(2, mails());
        assertTrue(use(account.newestCode()));
    }

    @Test
    void atTheLimitAnEarlierCodeIsEnough() {
        askForCode(Service.SEEKER);
        container.answerMailRequests();
        String code = account.newestCode();
        container.clock.pass(Duration.ofMinutes(59));
        useUp();
        int mails = mails();

        askForCode(Service.SEEKER);
        container.answerMailRequests();

        assertEquals(mails, mails());
        assertTrue(use(code));
    }

    @Test
    void theLimitRegainsTenMailsADay() {
        useUp();
        askForLink(Service.SEEKER);
        container.answerMailRequests();
        int mails = mails();
        Duration regained = DAY.dividedBy(LIMIT);
        container.clock.pass(regained.minus(SECOND));
        askForLink(Service.SEEKER);
        container.answerMailRequests();
        assertEquals(mails, mails());

        container.clock.pass(SECOND);
        askForLink(Service.SEEKER);
        askForLink(Service.SEEKER);
        container.answerMailRequests();
        assertEquals(mails + 1, mails());
        assertEquals(container.clock.instant().plus(HOUR), account.lastMail().notAfter());
    }

    @Test
    void countsNeitherUnknownAddressesNorMailsOfOtherAddresses() {
        for (int i = 0; i < 2 * LIMIT; i++) {
            recovery.mailLink(Service.EMPLOYER, account.email, network());
        }
        TestAccount other = new TestAccount(container);
        recovery.mailLink(other.service, other.email, network());
        container.answerMailRequests();
        assertEquals(0, mails());

        assertEquals(LIMIT, useUp());
    }

    @Test
    @Tag("C7")
    void codesAfterARightPasswordAndNoticesAreNotLimited() {
        useUp();
        SignInService signIn = container.get(SignInService.class);
        assertInstanceOf(
                OtpRequired.class,
                signIn.begin(Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.context));
        container.get(SecurityNotificationMailer.class).send(Notice.PASSWORD_CHANGED, account.fresh(), account.context);
        assertEquals(2, mails());
    }

    /** As if other accounts had caused mails to this address, typed in any way. */
    private int useUp() {
        RecipientLimit limit = container.get(RecipientLimit.class);
        int mails = 0;
        while (limit.acquire(" " + account.email.toUpperCase())) {
            mails++;
        }
        return mails;
    }

    private boolean use(String code) {
        return devices.use(Service.SEEKER, account.email, code, TestAccount.newBrowser(), account.context);
    }

    private int mails() {
        return account.mails().size();
    }
}
