package mypage.it.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rate limits slow down guessing but not the account's user. */
@ArquillianTest
@RunAsClient
@Tag("C1")
class RateLimitHttpIT {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ATTEMPTS_PER_ID = 20;
    private static final String WRONG = "wrong password";

    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    @Tag("T6")
    @Tag("C5")
    void anAttackDoesNotLockOutTheUser() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var knownDevice = TestBed.visitor().submitPassword(account);
        knownDevice.submitCode(mailbox.first(account.email()).code());
        knownDevice.signOut(Site.SEEKER).follow();
        var stopped = new AtomicBoolean();
        ExecutorService attackers = Executors.newFixedThreadPool(4);
        List<Future<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            guesses.add(attackers.submit(() -> attack(account, stopped)));
        }
        try {
            Await.until("attempts for the ID used up", () -> AuditEvents.count(account, "PASSWORD_REFUSED") >= 20);
            assertSignsIn(knownDevice, account);
            var otherDevice = TestBed.visitor().submitPassword(account);
            assertEquals(TOO_MANY_REQUESTS, otherDevice.status());
            otherDevice.verifyDevice(account.site(), account.email());
            assertTrue(otherDevice.text().contains("制限を解除しました"), otherDevice::text);
            assertSignsIn(otherDevice, account);
        } finally {
            stopped.set(true);
            attackers.shutdown();
        }
        int attempts = 0;
        for (Future<Integer> count : guesses) {
            attempts += count.get();
        }
        assertTrue(attempts > ATTEMPTS_PER_ID, "no attack: " + attempts);
        assertEquals(ATTEMPTS_PER_ID, AuditEvents.count(account, "PASSWORD_REFUSED"));
    }

    private void assertSignsIn(HttpVisitor visitor, AccountFixture account) throws Exception {
        int mails = mailbox.codeMails(account.email()).size();
        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.otp()), visitor::text);
        visitor.submitCode(mailbox.nth(mails + 1, account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor::text);
    }

    /** Submits wrong passwords without pause, each from another client address. */
    private static int attack(AccountFixture account, AtomicBoolean stopped) throws Exception {
        int attempts = 0;
        while (!stopped.get()) {
            TestBed.visitor().submitPassword(account, WRONG);
            attempts++;
        }
        return attempts;
    }

    @Test
    @Tag("T6")
    void aBrowserThatSkipsTheCodeHasItsOwnAttempts() throws Exception {
        var visitor = TestBed.visitor();
        var account = visitor.enableSkipForNewAccount(Site.EMPLOYER);
        visitor.signOut(Site.EMPLOYER).follow();
        visitor.cookies().remove("__Host-browser");
        RateLimitFixture.exhaust(Site.EMPLOYER, account.email());

        assertEquals(
                TOO_MANY_REQUESTS, TestBed.visitor().submitPassword(account).status());
        assertTrue(visitor.submitPassword(account).isAt(Site.EMPLOYER.mypage()), visitor::text);
    }

    @Test
    @Tag("C8")
    void anUnknownIdIsDelayedLikeAKnownOne() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        String nobody = UUID.randomUUID() + "@example.jp";

        assertEquals(guesses(account.email()), guesses(nobody));
    }

    private static String guesses(String email) throws Exception {
        var answers = new StringBuilder();
        for (int i = 0; i < ATTEMPTS_PER_ID + 2; i++) {
            var visitor = TestBed.visitor().get(Site.SEEKER.login());
            visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                    .type(HttpVisitor.ID, i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT))
                    .type(HttpVisitor.PASSWORD, WRONG));
            answers.append(visitor.status()).append(' ');
            if (i >= ATTEMPTS_PER_ID) {
                answers.append(visitor.text().replace(email, "").replaceAll("\\d+分", ""));
                assertTrue(visitor.answer().headers().firstValue("Retry-After").isPresent());
            }
        }
        assertEquals(ATTEMPTS_PER_ID, answers.toString().split("200 ", -1).length - 1);
        return answers.toString();
    }

    @Test
    void aNetworkHasItsOwnLimitForAllIdsAndAddresses() throws Exception {
        var perAttempt = Duration.ofMinutes(10).dividedBy(100);
        RateLimitFixture.set("network 2001:db8:7:7:0:0:0:0/64", perAttempt.multipliedBy(100 - 3));
        for (int i = 0; i < 3; i++) {
            assertEquals(200, guessAtRandom("2001:db8:7:7::" + i));
        }

        assertEquals(TOO_MANY_REQUESTS, guessAtRandom("2001:db8:7:7:ffff::1"));
        assertEquals(200, guessAtRandom("2001:db8:7:8::1"));
    }

    private static int guessAtRandom(String address) throws Exception {
        var visitor = TestBed.visitor().from(address).get(Site.SEEKER.login());
        return visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                        .type(HttpVisitor.ID, UUID.randomUUID() + "@example.jp")
                        .type(HttpVisitor.PASSWORD, WRONG))
                .status();
    }

    @Test
    @Tag("C5")
    void whileNoAttemptIsLeftEvenTheRightPasswordIsNotChecked() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());

        var visitor = TestBed.visitor().submitPassword(account);

        assertEquals(TOO_MANY_REQUESTS, visitor.status());
        assertTrue(visitor.text().contains("30分ほど待って"), visitor::text);
        assertTrue(mailbox.codeMails(account.email()).isEmpty());
        assertEquals(0, AuditEvents.count(account, "PASSWORD_REFUSED"));
    }

    @Test
    void codeMailsToAnAccountAreLimited() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        for (int i = 0; i < 10; i++) {
            assertTrue(TestBed.visitor().submitPassword(account).isAt(Site.SEEKER.otp()));
        }
        mailbox.nth(10, account.email());
        var verifiedDevice = TestBed.visitor();

        assertEquals(TOO_MANY_REQUESTS, verifiedDevice.submitPassword(account).status());
        verifiedDevice.verifyDevice(account.site(), account.email()).submitPassword(account);

        assertTrue(verifiedDevice.isAt(Site.SEEKER.otp()), verifiedDevice::text);
        verifiedDevice.submitCode(mailbox.nth(11, account.email()).code());
        assertTrue(verifiedDevice.isAt(Site.SEEKER.mypage()), verifiedDevice::text);
        assertEquals(11, AuditEvents.count(account, "OTP_ISSUED"));
        assertEquals(1, AuditEvents.count(account, "OTP_WITHHELD"));
    }
}
