package mypage.addressrequests;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.TestContainer;
import mypage.account.AccountAuditKind;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.AddressRequest.State;
import mypage.admin.addressrequests.AddressRequestFixture;
import mypage.admin.addressrequests.AddressRequestTransactions;
import mypage.device.KnownDeviceRepository;
import mypage.otp.InvalidReason;
import mypage.platform.JapaneseTime;
import mypage.session.SessionService;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link to the new address, which completes the change. */
class AddressProofTest extends AddressRequestFixture {

    @Test
    @Tag("C20")
    @Tag("T11")
    void linksAreValidOnlyForTheirServiceAndPurpose() {
        waitOut();
        String proof = token("address-prove", newEmail);
        assertFalse(links.canObject(Service.EMPLOYER, objection()));
        assertFalse(links.object(Service.EMPLOYER, objection(), account.context));
        assertFalse(links.object(Service.SEEKER, proof, account.context));
        assertTrue(links.provable(Service.EMPLOYER, proof).isEmpty());
        assertEquals(Outcome.OVER, links.prove(Service.EMPLOYER, proof, account.context));
        assertEquals(Outcome.OVER, links.prove(Service.SEEKER, objection(), account.context));
        assertEquals(Outcome.OVER, links.prove(Service.SEEKER, "garbage", account.context));
        assertEquals(State.APPROVED, state());
        assertEquals(Optional.of(newEmail), links.provable(Service.SEEKER, proof));
    }

    @Test
    @Tag("R19")
    @Tag("C9")
    @Tag("C13")
    @Tag("C26")
    void theNewAddressMakesTheChangeAndEndsAllElse() {
        var sessions = container.get(SessionService.class);
        var signIn = container.get(SignInService.class);
        var browsers = container.get(KnownDeviceRepository.class);
        waitOut();
        String session = sessions.open(account.fresh(), account.context);
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, now());
        var waiting = assertInstanceOf(
                        OtpRequired.class,
                        signIn.begin(
                                Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.context))
                .code();
        byte[] browser = browsers.hash(account.id, "browser");
        container.inTransaction(() -> browsers.noteSignIn(account.id, browser, now()));
        String notMe = container
                .get(AccountActionTokenRepository.class)
                .issue(Purpose.NOT_ME, account.id, now().plusSeconds(60));
        String objection = container.inTransaction(() -> container
                .get(AccountActionTokenRepository.class)
                .issueObjection(account.fresh(), now().plusSeconds(60)));
        String hash = passwordHash();

        assertEquals(Outcome.CHANGED, prove());

        assertEquals(State.COMPLETED, state());
        assertEquals(Optional.of(now()), request().finishedAt());
        assertEquals(newEmail, account.fresh().email());
        assertEquals(hash, passwordHash());
        assertTrue(sessions.resume(Service.SEEKER, session).isEmpty());
        assertFalse(container.get(TrustTokenService.class).isSet(account.id));
        assertEquals(new AttemptInvalid(InvalidReason.ENDED), signIn.resume(Service.SEEKER, waiting.token()));
        assertFalse(browsers.isKnown(browser, now()));
        assertTrue(container
                .get(AccountActionTokenRepository.class)
                .owner(Purpose.NOT_ME, Service.SEEKER, notMe)
                .isEmpty());
        assertTrue(container
                .get(AccountActionTokenRepository.class)
                .owner(Purpose.NOT_ME, Service.SEEKER, objection)
                .isEmpty());
        List<String> audited = account.audited();
        assertEquals(
                List.of("EMAIL_CHANGED", "REQUEST_COMPLETED"), audited.subList(audited.size() - 2, audited.size()));
        assertEquals(List.of(), sessions.list(account.id));
    }

    @Test
    @Tag("C7")
    @Tag("T10")
    void bothAddressesAreNotifiedAndNeitherMailNamesTheOther() {
        complete();

        Mail old = lastMailTo(account.email);
        assertEquals("office:changed:" + id, old.topic());
        assertEquals(now().plus(WAIT), old.notAfter());
        assertTrue(
                old.body().contains(JapaneseTime.dateTime(now())) && old.body().contains("ハローワーク"), old.body());
        assertFalse(old.body().contains("http") || old.body().contains(newEmail), old.body());
        Mail fresh = lastMailTo(newEmail);
        assertEquals("office:completed:" + id, fresh.topic());
        assertEquals(now().plus(WAIT), fresh.notAfter());
        assertFalse(fresh.body().contains("http") || fresh.body().contains(account.email), fresh.body());
        assertEquals(2, mailsTo(account.email).size());
        assertEquals(2, mailsTo(newEmail).size());
    }

    @Test
    @Tag("T11")
    void theNewAddressCompletesTheChangeOnce() {
        complete();
        assertEquals(Outcome.OVER, prove());
        assertEquals(1, account.fresh().sessionEpoch());
    }

    @Test
    void theLinkWorksUntilItsLastSecond() {
        waitOut();
        container.clock.pass(LINK_VALIDITY.minus(SECOND));
        assertEquals(Outcome.CHANGED, prove());
    }

    @Test
    void theLinkDoesNotWorkAfterItsExpiry() {
        waitOut();
        container.clock.pass(LINK_VALIDITY);
        assertTrue(
                links.provable(Service.SEEKER, token("address-prove", newEmail)).isEmpty());
        assertEquals(Outcome.OVER, prove());
        assertEquals(State.APPROVED, state());
    }

    /** The clock is read when the link is looked up, and again when the account is locked. */
    @Test
    @Tag("C19")
    void doesNotCompleteARequestWithdrawnMeanwhile() {
        waitOut();
        AddressRequestTransactions other = new TestContainer().get(AddressRequestTransactions.class);
        container.clock.meanwhile(2, () -> assertDone(other.withdraw(id, OPENER)));
        assertEquals(Outcome.OVER, prove());
        assertEquals(State.WITHDRAWN, state());
        assertEquals(account.email, account.fresh().email());
    }

    @Test
    @Tag("C19")
    void changesNothingWhenTheAddressHasBeenTaken() {
        waitOut();
        TestAccount other = new TestAccount(container);
        account.update("update account set email = ?1 where id = ?2", newEmail, other.id);

        assertNothingChanges();

        container.inTransaction(() -> accounts.close(AccountAuditKind.CLOSED, Service.SEEKER, other.id, other.context));
        assertEquals(Outcome.CHANGED, prove());
    }

    @Test
    void changesNothingWhenTheAccountWasLocked() {
        waitOut();
        accounts.lock(Service.SEEKER, account.id, account.context);
        assertNothingChanges();
    }

    @Test
    void changesNothingWhenTheAccountWasClosed() {
        waitOut();
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, Service.SEEKER, account.id, account.context));
        assertNothingChanges();
        timer.look();
        assertEquals(Outcome.OVER, prove());
        assertEquals(State.WITHDRAWN, state());
    }

    private void assertNothingChanges() {
        int epoch = account.fresh().sessionEpoch();
        int mails = mailsTo(newEmail).size() + mailsTo(account.email).size();

        assertEquals(Outcome.REFUSED, prove());

        assertEquals(State.APPROVED, state());
        assertEquals(account.email, account.fresh().email());
        assertEquals(epoch, account.fresh().sessionEpoch());
        assertEquals(mails, mailsTo(newEmail).size() + mailsTo(account.email).size());
        assertEquals("REQUEST_REFUSED", lastAudited());
        assertFalse(account.audited().stream()
                .anyMatch(Set.of("ADDRESS_TAKEN", "EMAIL_CHANGED", "REQUEST_COMPLETED")::contains));
    }

    private String passwordHash() {
        return (String) account.row("select password_hash from account where id = ?1", account.id);
    }
}
