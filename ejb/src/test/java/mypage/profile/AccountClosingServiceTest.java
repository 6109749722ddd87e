package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.platform.JapaneseTime;
import mypage.session.SignedInUser;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Owners who close their account. */
class AccountClosingServiceTest extends FamilyFixture {

    @ParameterizedTest
    @EnumSource
    @Tag("C13")
    @Tag("C26")
    void endsAllAccessInEachService(Service service) {
        TestAccount account = new TestAccount(container, service);
        String session = open(account);
        TrustTokenService trust = container.get(TrustTokenService.class);
        trust.issue(account.fresh(), 0, account.context, container.clock.instant());
        container
                .get(AccountActionTokenRepository.class)
                .issue(Purpose.NOT_ME, account.id, container.clock.instant().plusSeconds(60));

        assertTrue(close(account));

        assertFalse(isOpen(account, session));
        assertFalse(trust.isSet(account.id));
        assertTrue(accounts.find(service, account.email).isEmpty());
        assertEquals("CLOSED", last(account.audited()));
        assertEquals(1, account.number("select count(*) from owner_link where account_id = ?1", account.id));
    }

    @Test
    @Tag("C7")
    @Tag("T10")
    void mailsTheOwnerAReopeningLink() {
        close(main);

        var now = container.clock.instant();
        var mail = main.lastMail();
        assertEquals(1, main.mails().size());
        assertEquals("closed:" + main.id, mail.topic());
        assertEquals("【求人者マイページ】アカウントを閉じたお知らせ", mail.subject());
        assertEquals(now.plus(Duration.ofDays(3)), mail.notAfter());
        assertEquals(now.plus(Duration.ofDays(30)), closing.deletion());
        for (String part : List.of(
                "日時： " + JapaneseTime.dateTime(now),
                "端末・ブラウザ： わかりません",
                "削除する日： " + JapaneseTime.date(now.plus(Duration.ofDays(30))),
                "http://localhost:8080/employer/reopen?t=",
                "リンクは" + JapaneseTime.dateTime(now.plus(Duration.ofDays(7))) + "まで")) {
            assertTrue(mail.body().contains(part), part + " in " + mail.body());
        }
    }

    @Test
    @Tag("C4")
    void requiresARecentReauthentication() {
        TestAccount own = additionalTo(main);
        assertFalse(closing.close(signedIn(main), main.context));
        SignedInUser user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION);
        assertFalse(closing.close(user, main.context));
        assertTrue(main.fresh().isOpen() && own.fresh().isOpen());
        assertEquals(List.of(), main.mails());
        user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION.minus(SECOND));
        assertTrue(closing.close(user, main.context));
    }

    @Test
    void closesAnAccountOnce() {
        SignedInUser user = reauthenticated(main);
        assertTrue(closing.close(user, main.context));
        assertFalse(closing.close(user, main.context));
        assertEquals(1, main.mails().size());
    }

    @Test
    void closesTheAdditionalAccountsOfAMainAccountToo() {
        TestAccount registered = additionalTo(main);
        String session = open(registered);
        String invited = newAddress();
        invite(main, invited);
        TestAccount foreign = additionalTo(employer());

        close(main);

        assertFalse(isOpen(registered, session));
        assertTrue(registered.audited().contains("REMOVED"));
        assertEquals("removed:" + registered.id, registered.lastMail().topic());
        assertEquals(0, openAccounts(invited));
        assertEquals(2, mailsTo(invited));
        assertEquals(
                0,
                main.number(
                        "select count(*) from owner_link l join account a on a.id = l.account_id where a.main_id = ?1",
                        main.id));
        assertTrue(foreign.fresh().isOpen());
    }

    @Test
    void closingAnAdditionalAccountLeavesTheMainAccount() {
        TestAccount one = additionalTo(main);
        TestAccount another = additionalTo(main);

        assertTrue(close(one));

        assertEquals("closed:" + one.id, one.lastMail().topic());
        assertTrue(main.fresh().isOpen() && another.fresh().isOpen());
        var told = main.lastMail();
        assertTrue(told.topic().startsWith("family.closed:" + one.id + ":"), told::topic);
        assertEquals("【求人者マイページ】追加アカウントが閉じられたお知らせ", told.subject());
        assertTrue(told.body().contains("追加アカウント： " + one.email), told::body);
    }

    @Test
    void closesALockedAdditionalAccountToo() {
        TestAccount locked = additionalTo(main);
        accounts.lock(Service.EMPLOYER, locked.id, main.context);

        assertTrue(close(main));

        assertEquals(0, main.number("select count(*) from account where main_id = ?1 and closed_at is null", main.id));
        assertEquals("REMOVED", locked.audited().get(locked.audited().size() - 1));
    }

    @Test
    void freesTheAddressForAnUnrelatedNewAccount() {
        String session = open(main);
        TrustTokenService trust = container.get(TrustTokenService.class);
        var issued = trust.issue(main.fresh(), 0, main.context, container.clock.instant());
        String oldHandle = main.fresh().trustHandle();
        String link = container
                .get(AccountActionTokenRepository.class)
                .issue(Purpose.NOT_ME, main.id, container.clock.instant().plusSeconds(60));
        close(main);

        var anew = container.inTransaction(() -> container
                .get(AddressRegistry.class)
                .create(Service.EMPLOYER, main.email, Optional.empty(), main.context)
                .orElseThrow());

        assertFalse(anew.isRegistered());
        assertFalse(oldHandle.equals(anew.trustHandle()));
        assertFalse(trust.isTrusted(anew, Optional.of(issued.value()), container.clock.instant()));
        assertFalse(isOpen(main, session));
        assertEquals(
                Optional.empty(),
                container.get(AccountActionTokenRepository.class).owner(Purpose.NOT_ME, Service.EMPLOYER, link));
        for (String table : List.of("user_session", "trust_token", "known_browser", "owner_link", "sign_in_pass")) {
            assertEquals(0, main.number("select count(*) from " + table + " where account_id = ?1", anew.id()), table);
        }
        assertTrue(additional.list(signedInTo(anew.id())).isEmpty());
    }

    private SignedInUser signedInTo(long id) {
        return new SignedInUser(0, id, Service.EMPLOYER, main.email, false, Optional.empty(), Optional.empty(), true);
    }
}
