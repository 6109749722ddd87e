package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How users change their address, and that nobody else can. */
@ArquillianTest
@RunAsClient
class AddressChangeHttpIT extends AddressChangeVisitor {

    private final HttpVisitor there = TestBed.visitor();

    @Test
    @Tag("C4")
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("T4")
    @Tag("R4")
    @Tag("R5")
    void aNewAddressEndsAllOtherSessionsAndSkipping() throws Exception {
        here.submitPassword(account).enableSkip(mailbox.first(account.email()).code());
        there.submitPassword(account).enableSkip(mailbox.nth(2, account.email()).code());
        account.outlastAuthentication();
        reauthenticate(3);
        var beforeChange = here.twin();

        requestCode(newEmail);
        assertTrue(here.isAt(Site.SEEKER.addressCode()) && here.text().contains(newEmail), here::text);
        var mail = mailbox.notice(CODE_SUBJECT, newEmail);
        assertTrue(here.text().contains("照合番号 " + mail.reference()), here::text);
        assertEquals(account.email(), currentEmail(account));
        submitCode(mail.verificationCode());

        assertTrue(here.isAt(Site.SEEKER.account()) && here.text().contains("メールアドレスを変更しました"), here::text);
        assertTrue(here.text().contains(newEmail) && !here.text().contains(account.email()), here::text);
        assertNotEquals(
                beforeChange.cookies().get(SESSION_COOKIE), here.cookies().get(SESSION_COOKIE));
        assertFalse(here.cookies().containsKey(CHANGE_COOKIE));
        assertTrue(beforeChange.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(there.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        mailbox.notice(CHANGED_SUBJECT, account.email());
        mailbox.notice("このメールアドレスがIDになりました", newEmail);
        assertEquals(1, AuditEvents.count(account, "EMAIL_CHANGED"));

        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(account).isAt(Site.SEEKER.login()), "the old ID no longer works");
        var moved = new AccountFixture(Site.SEEKER, newEmail, account.password(), account.id());
        assertTrue(here.submitPassword(moved).isAt(Site.SEEKER.otp()), "skipping has ended here");
        here.submitCode(mailbox.first(newEmail).code());
        assertTrue(here.isAt(Site.SEEKER.mypage()), here::text);
        assertTrue(there.submitPassword(moved).isAt(Site.SEEKER.otp()), "and there");
    }

    @Test
    @Tag("C25")
    void noUrlContainsMailAddressesOrSecrets() throws Exception {
        signInAndReauthenticate();
        changeTo(newEmail);

        for (var address : here.addresses()) {
            assertFalse(address.toString().contains("@") || address.toString().contains("%40"), address::toString);
            assertFalse(address.toString().contains("t="), address::toString);
        }
        assertTrue(here.setCookies().stream()
                .filter(cookie -> cookie.startsWith(CHANGE_COOKIE))
                .allMatch(cookie -> cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seeker/address", "/seeker/address-code"})
    @Tag("C4")
    void thePagesRequireReauthentication(String page) throws Exception {
        signIn();

        assertTrue(here.get(page).follow().isAt(REAUTHENTICATE), here::text);
        here.submit(here.form("次へ").type("いまのパスワード", account.password())).follow();
        here.submitCode(mailbox.nth(2, account.email()).code());

        assertTrue(here.isAt(Site.SEEKER.address()), here::text);
        assertEquals(page.endsWith("code"), here.text().contains("確認番号を入力できません"), here::text);
    }

    /** Neither the password alone nor a mailed link to reset it is enough. */
    @Test
    @Tag("R15")
    @Tag("C4")
    void nobodyCanChangeItWithoutASession() throws Exception {
        signInAndReauthenticate();
        requestCode(newEmail);
        var code = here.form(CHANGE).type(NUMBER, codeSentTo(newEmail));
        here.get(Site.SEEKER.address());
        var ask = here.form(REQUEST_CODE).type(NEW_ADDRESS, newAddress());
        var halfway = TestBed.visitor().submitPassword(account);
        var skipper = TestBed.visitor();
        var other = skipper.enableSkipForNewAccount(Site.SEEKER);
        var permitted = TestBed.visitor();
        permitted.get(mailbox.notice("ワンタイムパスワードの省略を設定したお知らせ", other.email()).link());
        permitted.submit(permitted.form("すべてログアウトして、パスワードを再登録する")).follow();

        for (var visitor : List.of(halfway, permitted, TestBed.visitor())) {
            visitor.cookies().put(CHANGE_COOKIE, here.cookies().get(CHANGE_COOKIE));
            for (String page : List.of("address", "address-code", "account", "settings", "confirm", "mypage")) {
                assertTrue(visitor.get("/seeker/" + page).follow().isAt(Site.SEEKER.login()), page);
                assertTrue(visitor.submitTo("/seeker/" + page, ask).follow().isAt(Site.SEEKER.login()), page);
                assertTrue(visitor.submitTo("/seeker/" + page, code).follow().isAt(Site.SEEKER.login()), page);
            }
            for (String open : List.of("login", "otp", "otp-skip", "not-me", "password-reset", "login-pass-code")) {
                for (var form : List.of(ask, code)) {
                    form.values().put("email", newEmail);
                    visitor.submitTo("/seeker/" + open, form);
                }
            }
        }

        assertEquals(account.email(), currentEmail(account));
        assertEquals(other.email(), currentEmail(other));
        assertEquals(0, AuditEvents.count(account, "EMAIL_CHANGED"));
        assertEquals(1, AuditEvents.count(account, "ADDRESS_PROOF_ISSUED"));
    }

    @Test
    @Tag("C16")
    void linksAndForeignFormsChangeNothing() throws Exception {
        signInAndReauthenticate();
        var ask = here.form(REQUEST_CODE).type(NEW_ADDRESS, newEmail);
        assertEquals(403, here.submitFrom("https://attacker.example", ask).status());
        assertEquals(200, here.get("/seeker/address?email=" + newEmail).status());
        assertEquals(0, AuditEvents.count(account, "ADDRESS_PROOF_ISSUED"));
        requestCode(newEmail);
        var code = here.form(CHANGE).type(NUMBER, codeSentTo(newEmail));

        assertEquals(403, here.submitFrom("https://attacker.example", code).status());
        here.get("/seeker/address-code?code=" + code.values().get("code"));

        assertEquals(account.email(), currentEmail(account));
    }

    /** Compares the pages for a free address and for one of another account. */
    @Test
    @Tag("C8")
    void thePageDoesNotRevealWhetherAnAddressIsTaken() throws Exception {
        var other = AccountFixture.create(Site.SEEKER);
        signInAndReauthenticate();

        String free = requestCode(newEmail).text();
        String reference = mailbox.notice(CODE_SUBJECT, newEmail).reference();
        int status = here.status();
        String taken = requestCode(other.email()).text();
        var mail = mailbox.notice("このメールアドレスは登録に使えません", other.email());

        assertEquals(status, here.status());
        assertEquals(neutral(free, newEmail), neutral(taken, other.email()));
        assertTrue(free.contains(reference) && !mail.body().contains("確認番号："), mail::body);
        assertTrue(submitCode("000000").text().contains("あと4回"), here::text);
        assertEquals(other.email(), currentEmail(other));
    }

    private static String neutral(String page, String address) {
        return page.replace(address, "*").replaceAll("照合番号 \\d{4}", "*").replaceAll("\\d+:\\d\\d", "*");
    }

    /** Japanese mobile carriers issued such addresses, although RFC 5321 does not allow them. */
    @ParameterizedTest
    @ValueSource(strings = {"a..b.", ".c--d", "e...f"})
    void addressesWithDotsInOddPlacesReceiveMail(String local) throws Exception {
        String odd = local + System.nanoTime() + (local.endsWith(".") ? "." : "") + "@example.jp";
        signInAndReauthenticate();

        requestCode(odd);
        submitCode(codeSentTo(odd));

        assertTrue(here.isAt(Site.SEEKER.account()) && here.text().contains(odd), here::text);
        mailbox.notice("このメールアドレスがIDになりました", odd);
        here.signOut(Site.SEEKER);
        here.submitPassword(new AccountFixture(Site.SEEKER, odd, account.password(), account.id()));
        here.submitCode(mailbox.first(odd).code());
        assertTrue(here.isAt(Site.SEEKER.mypage()), here::text);
    }

    /** The others are a main account in the same browser and an account of another service. */
    @Test
    @Tag("R56")
    @Tag("R57")
    @Tag("R59")
    @Tag("R60")
    void otherAccountsAreNotAffected() throws Exception {
        var main = here.enableSkipForNewAccount(Site.SEEKER);
        Sql.update("update account set main_id = ? where id = ?", main.id(), account.id());
        var elsewhere = AccountFixture.create(TestBed.database(), Site.EMPLOYER, newEmail);
        here.signOut(Site.SEEKER);
        here.submitPassword(account).enableSkip(mailbox.first(account.email()).code());
        account.outlastAuthentication();
        reauthenticate(2);

        changeTo(newEmail);

        assertEquals(
                Map.of(main, main.email(), elsewhere, newEmail, account, newEmail),
                Map.of(main, currentEmail(main), elsewhere, currentEmail(elsewhere), account, currentEmail(account)));
        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(main).isAt(Site.SEEKER.mypage()), "the main account still skips here");
        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(new AccountFixture(Site.SEEKER, newEmail, account.password(), account.id()))
                .isAt(Site.SEEKER.otp()));
    }

    @Test
    @Tag("R16")
    void thePageRefersUsersWithoutTheOldAddressToTheEmploymentOffice() throws Exception {
        signInAndReauthenticate();
        assertTrue(here.get(Site.SEEKER.account()).text().contains("受け取れない方は、ハローワークにご相談ください"), here::text);
    }
}
