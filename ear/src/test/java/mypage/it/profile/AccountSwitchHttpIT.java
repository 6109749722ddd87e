package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.SkippingAccount;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switching between a main account and its additional accounts in one browser. */
@ArquillianTest
@RunAsClient
class AccountSwitchHttpIT extends EmployerVisitor {

    private static final String SESSION_COOKIE = "__Host-employer-session";
    private static final String SWITCHING = "別のアカウントに切り替えます";

    @Test
    @Tag("R56")
    @Tag("R57")
    @Tag("R58")
    @Tag("R59")
    @Tag("R60")
    @Tag("T5")
    void eachAccountSkipsItsCodeIndependently() throws Exception {
        String email = AccountFixture.newEmail();
        signInReauthenticated(here, main);
        invite(email);
        var additional = AccountFixture.register(Site.EMPLOYER, email);
        here.signOut(Site.EMPLOYER);

        here.submitPassword(main)
                .enableSkip(mailbox.answering(here, main.email()).code());
        switchTo(additional);
        assertTrue(here.isAt(Site.EMPLOYER.otp()), "one account's setting does not apply to the other");
        here.enableSkip(mailbox.answering(here, email).code());
        assertTrue(here.text().contains(email), here::text);
        Set<String> cookies = here.cookies().keySet().stream()
                .filter(name -> name.startsWith(SkippingAccount.PREFIX))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        SkippingAccount.PREFIX + SkippingAccount.handle(main),
                        SkippingAccount.PREFIX + SkippingAccount.handle(additional)),
                cookies);

        assertTrue(switchTo(main).isAt(Site.EMPLOYER.mypage()) && here.text().contains(main.email()), here::text);
        assertTrue(
                switchTo(additional).isAt(Site.EMPLOYER.mypage()) && here.text().contains(email), here::text);

        here.get(Site.EMPLOYER.otpResume());
        here.submit(here.form(HttpVisitor.DONE)).follow();
        assertEquals("なし", here.skipState());
        assertTrue(switchTo(main).isAt(Site.EMPLOYER.mypage()), here::text);
        assertEquals("あり", here.get(Site.EMPLOYER.settings()).skipState());
        assertTrue(switchTo(additional).isAt(Site.EMPLOYER.otp()), here::text);
    }

    /** Follows the link to the other account on MyPage and submits its password. */
    private HttpVisitor switchTo(AccountFixture other) throws Exception {
        here.get(Site.EMPLOYER.mypage());
        String link = "login?switch=" + other.id();
        assertTrue(here.body().contains("href=\"" + link + "\""), here::body);
        here.get("/employer/" + link);
        assertTrue(here.body().contains("value=\"" + other.email() + "\""), here::body);
        return here.submit(here.form(HttpVisitor.LOG_IN).type(HttpVisitor.PASSWORD, other.password()))
                .follow();
    }

    @Test
    @Tag("R56")
    @Tag("C12")
    @Tag("C25")
    void switchingIsAFullSignInThatThenEndsTheOldSession() throws Exception {
        var additional = main.additional();
        signIn(here, main);
        var before = here.twin();

        here.get("/employer/login?switch=" + additional.id());
        assertTrue(here.text().contains(SWITCHING) && here.text().contains(main.email()), here::text);
        assertTrue(here.get(Site.EMPLOYER.mypage()).text().contains(main.email()), "opening the link changes nothing");

        here.get("/employer/login?switch=" + additional.id());
        here.submit(here.form(HttpVisitor.LOG_IN).type(HttpVisitor.PASSWORD, "wrong"));
        assertTrue(here.text().contains("正しくありません") && here.text().contains(SWITCHING), here::text);
        assertTrue(here.body().contains("value=\"" + additional.email() + "\""), here::body);
        here.submit(here.form(HttpVisitor.LOG_IN).type(HttpVisitor.PASSWORD, additional.password()))
                .follow();
        assertTrue(here.isAt(Site.EMPLOYER.otp()), here::text);
        assertTrue(
                here.twin().get(Site.EMPLOYER.mypage()).text().contains(main.email()),
                "the old session lasts until the code");

        here.submitCode(mailbox.answering(here, additional.email()).code());
        assertTrue(here.isAt(Site.EMPLOYER.mypage()) && here.text().contains(additional.email()), here::text);
        assertNotEquals(before.cookies().get(SESSION_COOKIE), here.cookies().get(SESSION_COOKIE));
        assertTrue(isSignedOut(before, Site.EMPLOYER));
        assertEquals(1, AuditEvents.count(main, "SIGNED_OUT"));
        assertNoSecretInAddresses(here);
    }

    @Test
    @Tag("R56")
    void afterTooManyWrongCodesTheOldSessionRemains() throws Exception {
        var additional = main.additional();
        signIn(here, main);
        switchTo(additional);
        String wrong =
                Mailbox.otherThan(mailbox.answering(here, additional.email()).code());
        for (int i = 0; i < 5; i++) {
            here.submitCode(wrong);
        }
        assertTrue(here.text().contains("入力できる回数を超えました"), here::text);
        assertTrue(here.get(Site.EMPLOYER.mypage()).text().contains(main.email()), here::text);
    }

    @Test
    @Tag("C20")
    @Tag("C8")
    void addressesAreShownOnlyToRelatedAccounts() throws Exception {
        var additional = main.additional();
        var sibling = main.additional();
        var unrelated = AccountFixture.create(Site.EMPLOYER);
        signIn(here, unrelated);
        signIn(there, additional);

        for (var foreign : new AccountFixture[] {main, additional}) {
            here.get("/employer/login?switch=" + foreign.id());
            assertFalse(here.body().contains(foreign.email()), here::body);
        }
        assertFalse(here.get(Site.EMPLOYER.mypage()).body().contains("login?switch="));
        assertFalse(there.get("/employer/login?switch=" + sibling.id()).body().contains(sibling.email()));
        assertFalse(there.get(Site.EMPLOYER.mypage()).body().contains(sibling.email()));
        assertTrue(there.body().contains("login?switch=" + main.id()));
        var signedOut = TestBed.visitor().get("/employer/login?switch=" + additional.id());
        assertFalse(
                signedOut.body().contains(additional.email())
                        || signedOut.text().contains(SWITCHING),
                signedOut::body);
        signIn(signedOut, AccountFixture.create(Site.SEEKER));
        assertFalse(
                signedOut.get("/seeker/login?switch=" + additional.id()).body().contains(additional.email()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "9999999999999999999", "%00", "1&switch=2", "%3Cb%3E"})
    @Tag("C18")
    void onlyNumbersAreAccepted(String garbage) throws Exception {
        signIn(here, main);
        here.get("/employer/login?switch=" + garbage);
        assertTrue(here.isAt(Site.EMPLOYER.login()), here::text);
        assertFalse(here.body().contains("name=\"switch\" value=\"" + garbage + "\""));
        assertTrue(here.get(Site.EMPLOYER.login()).follow().isAt(Site.EMPLOYER.mypage()), "signed in as before");
    }
}
