package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.recovery.EventDisavowalResult;
import mypage.recovery.RecoveryService;
import mypage.session.SignedInUser;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Additional accounts that the main account removes. */
class AdditionalAccountRemovalTest extends FamilyFixture {

    private final TestAccount own = additionalTo(main);

    @Test
    @Tag("C13")
    @Tag("C26")
    void endsAllAccessAtOnce() {
        String session = open(own);
        var browser = TestAccount.newBrowser();
        SignInService signIn = container.get(SignInService.class);
        PendingCode waiting = assertInstanceOf(
                        OtpRequired.class,
                        signIn.begin(Service.EMPLOYER, own.email, TestAccount.PASSWORD, browser, own.context))
                .code();
        String code = own.newestCode();
        TrustTokenService trust = container.get(TrustTokenService.class);
        var account = own.fresh();
        trust.issue(account, 0, own.context, container.clock.instant());

        assertTrue(remove(main, own.id));

        assertFalse(isOpen(own, session));
        assertEquals(
                new AttemptInvalid(InvalidReason.UNKNOWN),
                signIn.submitOtp(Service.EMPLOYER, waiting.token(), code, false, own.context));
        assertEquals(
                new Denied(new WrongPassword()),
                signIn.begin(Service.EMPLOYER, own.email, TestAccount.PASSWORD, browser, own.context));
        assertFalse(trust.isSet(own.id));
        assertTrue(own.audited().contains("REMOVED"));
        assertEquals(List.of(), listed(main));
        assertTrue(isOpen(main, open(main)));
    }

    @Test
    @Tag("C7")
    @Tag("T10")
    void notifiesTheOwnerOfTheRemovedAccount() {
        remove(main, own.id);

        var mail = own.lastMail();
        assertEquals("removed:" + own.id, mail.topic());
        assertEquals("【求人者マイページ】追加アカウントが削除されたお知らせ", mail.subject());
        assertTrue(mail.body().contains("メインのアカウント： " + main.email), mail.body());
        assertFalse(mail.body().contains("http"), mail.body());
        assertEquals(container.clock.instant().plus(Duration.ofDays(3)), mail.notAfter());
        assertEquals(1, own.mails().size());
    }

    @Test
    @Tag("T11")
    void invalidatesTheLinksOfOlderMails() {
        AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
        RecoveryService recovery = container.get(RecoveryService.class);
        String link =
                tokens.issue(Purpose.NOT_ME, own.id, container.clock.instant().plusSeconds(60));
        tokens.issue(Purpose.INVITATION, own.id, container.clock.instant().plusSeconds(60));

        remove(main, own.id);

        assertEquals(0, own.number("select count(*) from owner_link where account_id = ?1", own.id));
        assertEquals(new EventDisavowalResult.LinkInvalid(), recovery.shutOut(Service.EMPLOYER, link, own.context));
        assertFalse(own.fresh().isOpen());
    }

    @Test
    void freesTheAddressForAnotherInvitation() {
        remove(main, own.id);
        assertEquals(InvitationResult.SENT, invite(main, own.email));
        assertEquals(List.of(own.email + " false"), listed(main));
        assertNotEquals(own.id, own.number("select id from account where email = ?1 and closed_at is null", own.email));
    }

    @Test
    @Tag("C20")
    void removesOnlyTheAdditionalAccountsOfTheUser() {
        TestAccount other = employer();
        TestAccount foreign = additionalTo(other);
        TestAccount seeker = new TestAccount(container);
        for (long id : new long[] {foreign.id, other.id, main.id, seeker.id, 0, Long.MAX_VALUE}) {
            assertFalse(remove(main, id));
        }
        for (TestAccount account : List.of(foreign, other, main, seeker, own)) {
            assertTrue(account.fresh().isOpen());
            assertFalse(account.audited().contains("REMOVED"));
        }
    }

    @Test
    @Tag("C4")
    void requiresARecentReauthentication() {
        assertFalse(additional.remove(signedIn(main), own.id, main.context));
        SignedInUser user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION);
        assertFalse(additional.remove(user, own.id, main.context));
        assertTrue(own.fresh().isOpen());
        user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION.minus(SECOND));
        assertTrue(additional.remove(user, own.id, main.context));
    }

    @Test
    void removesAnAccountOnce() {
        assertTrue(remove(main, own.id));
        assertFalse(remove(main, own.id));
        assertFalse(container.get(AdditionalAccountRemoval.class).remove(own.fresh(), main.email, main.context));
        assertEquals(1, own.mails().size());
    }
}
