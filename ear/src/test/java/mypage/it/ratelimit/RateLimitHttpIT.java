package mypage.it.ratelimit;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guessing is slowed down, and the owner is not. */
@ArquillianTest
@RunAsClient
@Tag("C1")
class RateLimitHttpIT {

    private static final int TOO_MANY = 429;
    private static final int ID_TRIES = 20;
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";
    private static final String WRONG = "wrong password";

    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    @Tag("T6")
    @Tag("C5")
    void anAttackerAtFullSpeedKeepsTheOwnerOutOfNothing() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var atHome = TestBed.visitor().submitPassword(account);
        atHome.submitCode(mailbox.first(account.email()).code());
        atHome.signOut(Site.SEEKER).follow();
        var over = new AtomicBoolean();
        ExecutorService attackers = Executors.newFixedThreadPool(4);
        List<Future<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            guesses.add(attackers.submit(() -> attack(account, over)));
        }
        try {
            Await.until("the ID is used up", () -> AuditEvents.count(account, "PASSWORD_DELAYED") > 0);
            signsIn(atHome, account);
            var elsewhere = TestBed.visitor().submitPassword(account);
            assertEquals(TOO_MANY, elsewhere.status());
            elsewhere.verifyDevice(account.site(), account.email());
            assertTrue(elsewhere.text().contains("制限を解除しました"), elsewhere::text);
            signsIn(elsewhere, account);
        } finally {
            over.set(true);
            attackers.shutdown();
        }
        int tried = 0;
        for (Future<Integer> count : guesses) {
            tried += count.get();
        }
        assertTrue(tried > ID_TRIES, "no attack: " + tried);
        assertEquals(ID_TRIES, AuditEvents.count(account, "PASSWORD_REFUSED"));
    }

    private void signsIn(HttpVisitor visitor, AccountFixture account) throws Exception {
        int mails = mailbox.codeMails(account.email()).size();
        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.otp()), visitor::text);
        visitor.submitCode(mailbox.nth(mails + 1, account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor::text);
    }

    /** From a new address each time, as fast as the answers come. */
    private static int attack(AccountFixture account, AtomicBoolean over) throws Exception {
        int tried = 0;
        while (!over.get()) {
            TestBed.visitor().submitPassword(account, WRONG);
            tried++;
        }
        return tried;
    }

    @Test
    @Tag("T6")
    void aBrowserThatSkipsTheCodeHasTriesOfItsOwn() throws Exception {
        var visitor = TestBed.visitor();
        var account = visitor.enableSkipForNewAccount(Site.EMPLOYER);
        visitor.signOut(Site.EMPLOYER).follow();
        visitor.cookies().remove("__Host-browser");
        RateLimitFixture.exhaust(Site.EMPLOYER, account.email());

        assertEquals(TOO_MANY, TestBed.visitor().submitPassword(account).status());
        assertTrue(visitor.submitPassword(account).isAt(Site.EMPLOYER.mypage()), visitor::text);
    }

    @Test
    @Tag("C8")
    void anIdWithoutAnAccountIsDelayedLikeOneWith() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        String nobody = UUID.randomUUID() + "@example.jp";

        assertEquals(guesses(account.email()), guesses(nobody));
    }

    private static String guesses(String email) throws Exception {
        var answers = new StringBuilder();
        for (int i = 0; i < ID_TRIES + 2; i++) {
            var visitor = TestBed.visitor().get(Site.SEEKER.login());
            visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                    .type(HttpVisitor.ID, i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT))
                    .type(HttpVisitor.PASSWORD, WRONG));
            answers.append(visitor.status()).append(' ');
            if (i >= ID_TRIES) {
                answers.append(visitor.text().replace(email, "").replaceAll("\\d+分", ""));
                assertTrue(visitor.answer().headers().firstValue("Retry-After").isPresent());
            }
        }
        assertEquals(ID_TRIES, answers.toString().split("200 ", -1).length - 1);
        return answers.toString();
    }

    @Test
    void aNetworkHasSoManyTriesWhateverTheIdsAndWhateverItsAddresses() throws Exception {
        var oneTry = Duration.ofMinutes(10).dividedBy(100);
        RateLimitFixture.set("network 2001:db8:7:7:0:0:0:0/64", oneTry.multipliedBy(100 - 3));
        for (int i = 0; i < 3; i++) {
            assertEquals(200, guessAtRandom("2001:db8:7:7::" + i));
        }

        assertEquals(TOO_MANY, guessAtRandom("2001:db8:7:7:ffff::1"));
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
    void aRightPasswordTooCostsNothingButIsNotJudgedWhileTheTriesAreUsedUp() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());

        var visitor = TestBed.visitor().submitPassword(account);

        assertEquals(TOO_MANY, visitor.status());
        assertTrue(visitor.text().contains("30分ほど待って"), visitor::text);
        assertTrue(mailbox.codeMails(account.email()).isEmpty());
        assertEquals(0, AuditEvents.count(account, "PASSWORD_REFUSED"));
    }

    @Test
    void nobodyFloodsAMailboxWithCodes() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        for (int i = 0; i < 10; i++) {
            assertTrue(TestBed.visitor().submitPassword(account).isAt(Site.SEEKER.otp()));
        }
        mailbox.nth(10, account.email());
        var known = TestBed.visitor();

        assertEquals(TOO_MANY, known.submitPassword(account).status());
        known.verifyDevice(account.site(), account.email()).submitPassword(account);

        assertTrue(known.isAt(Site.SEEKER.otp()), known::text);
        known.submitCode(mailbox.nth(11, account.email()).code());
        assertTrue(known.isAt(Site.SEEKER.mypage()), known::text);
        assertEquals(11, AuditEvents.count(account, "OTP_ISSUED"));
        assertEquals(1, AuditEvents.count(account, "OTP_WITHHELD"));
    }

    @Test
    @Tag("C5")
    void aHundredWrongCodesInARowCloseTheAccountWhateverTheCode() throws Exception {
        var skipping = TestBed.visitor();
        var account = skipping.enableSkipForNewAccount(Site.SEEKER);
        skipping.signOut(Site.SEEKER).follow();
        var visitor = TestBed.visitor().submitPassword(account);
        Sql.update("update otp_challenge set failures = 98 where account_id = ?", account.id());
        String code = mailbox.nth(2, account.email()).code();

        assertTrue(visitor.submitCode(Mailbox.otherThan(code)).text().contains("あと1回"), visitor::text);
        visitor.submitCode(Mailbox.otherThan(code));
        assertTrue(visitor.text().contains("ワンタイムパスワードを使えなくしました"), visitor::text);

        var again = TestBed.visitor().submitPassword(account);
        assertTrue(again.text().contains("このアカウントではワンタイムパスワードを使えなくしています"), again::text);
        assertEquals(2, mailbox.codeMails(account.email()).size());
        assertFalse(TestBed.visitor().submitPassword(account, WRONG).text().contains("使えなく"));
        assertTrue(skipping.submitPassword(account).isAt(Site.SEEKER.mypage()), skipping::text);
    }

    @Test
    @Tag("C5")
    void aNewPasswordOpensWhatWrongCodesHaveClosed() throws Exception {
        var owner = TestBed.visitor();
        var account = owner.enableSkipForNewAccount(Site.SEEKER);
        Sql.update("update otp_challenge set failures = 100 where account_id = ?", account.id());
        assertTrue(TestBed.visitor().submitPassword(account).text().contains("使えなくしています"));

        owner.get(mailbox.notice("初めての端末・ブラウザからのログインのお知らせ", account.email()).link());
        owner.submit(owner.form("すべてログアウトして、パスワードを再登録する")).follow();
        owner.submit(owner.form("パスワードを再登録する").type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();

        assertTrue(owner.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), owner::text);
        owner.submitCode(mailbox.answering(owner, account.email()).code());
        assertTrue(owner.isAt(Site.SEEKER.mypage()), owner::text);
    }

    @Test
    @Tag("C5")
    void aRightCodeStartsTheCountOfWrongOnesAnew() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor().submitPassword(account);
        String code = mailbox.first(account.email()).code();
        visitor.submitCode(Mailbox.otherThan(code));
        TestBed.visitor()
                .submitPassword(account)
                .submitCode(Mailbox.otherThan(mailbox.nth(2, account.email()).code()));
        var right = TestBed.visitor().submitPassword(account);
        assertEquals(2, failures(account));

        right.submitCode(mailbox.nth(3, account.email()).code());

        assertEquals(0, failures(account));
    }

    private static long failures(AccountFixture account) throws Exception {
        return Sql.number("select failures from otp_challenge where account_id = ?", account.id());
    }
}
