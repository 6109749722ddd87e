package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.account.AccountAuditKind;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.mailrequest.RecipientLimit;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.profile.AddressChangeResult.NotAnAddress;
import mypage.profile.AddressChangeResult.TooMany;
import mypage.profile.AddressChangeResult.Unchanged;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeInvalid;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.profile.AddressCodeResult.Taken;
import mypage.session.SignedInUser;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a typed address to the new address of the account. */
class AddressChangeTest extends AddressChangeFixture {

    @Test
    @Tag("C10")
    @Tag("T10")
    void mailsACodeOnlyToTheNewAddress() {
        PendingCode pending = begin();

        Instant end = container.clock.instant().plus(VALIDITY);
        assertEquals(new PendingCode(pending.token(), next, pending.reference(), end), pending);
        assertTrue(pending.reference().matches("\\d{4}"), pending::reference);
        assertTrue(pending.token().matches("[\\w-]{43}"), pending::token);
        Mail mail = lastTo(next);
        assertEquals("address:" + account.id, mail.topic());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains("照合番号： " + pending.reference()), mail::body);
        assertTrue(mail.code().orElseThrow().matches("\\d{6}"), mail::body);
        assertFalse(mail.subject().contains(mail.code().orElseThrow()));
        assertFalse(mail.body().contains(account.email), "names no other address");
        assertEquals(List.of(), account.mails());
        assertEquals(account.email, account.fresh().email());
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED"), account.audited());
        assertEquals(pending, changes.resume(user, pending.token()));
    }

    @Test
    @Tag("C4")
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("T4")
    void theRightCodeChangesTheAddressAndEndsAllElse() {
        String other = sessions.open(account.fresh(), account.context);
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, container.clock.instant());
        String plain = container
                .get(AccountActionTokenRepository.class)
                .issue(Purpose.NOT_ME, account.id, container.clock.instant().plus(VALIDITY));
        PendingCode pending = begin();

        Changed changed = assertInstanceOf(Changed.class, type(pending, codeTo(next)));

        assertEquals(next, account.fresh().email());
        assertEquals(Optional.empty(), user(other));
        assertEquals(Optional.empty(), user(session));
        SignedInUser still = user(changed.sessionToken()).orElseThrow();
        assertEquals(user.sessionId(), still.sessionId());
        assertEquals(next, still.email());
        assertFalse(container.get(TrustTokenService.class).isSet(account.id));
        assertFalse(isUsable(plain));
        assertEquals(new CodeStatus.Invalid(InvalidReason.UNKNOWN), changes.resume(user, pending.token()));
        assertEquals(
                List.of("SIGNED_IN", "SIGNED_IN", "SKIP_SET", "ADDRESS_PROOF_ISSUED", "EMAIL_CHANGED"),
                account.audited());
        assertEquals(1, account.fresh().sessionEpoch());
    }

    @Test
    @Tag("C7")
    void notifiesBothAddresses() {
        changeTo(next);

        Mail old = lastTo(account.email);
        assertTrue(old.topic().startsWith("owner:EMAIL_CHANGED:" + account.id), old::topic);
        assertEquals(1, account.mails().size());
        assertTrue(old.body().contains("このメールアドレスに戻します"), old::body);
        assertTrue(old.body().contains("令和8年1月12日(月) 9:00まで"), old::body);
        assertFalse(old.body().contains(next));
        Mail welcome = lastTo(next);
        assertTrue(welcome.topic().startsWith("address.changed:" + account.id), welcome::topic);
        assertTrue(welcome.subject().contains("このメールアドレスがIDになりました"), welcome::subject);
        assertEquals(container.clock.instant().plus(Duration.ofDays(3)), welcome.notAfter());
        assertFalse(welcome.body().contains(account.email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "a b@example.jp", "a@example.jp,b@example.jp", "a@example.jp\0"})
    @Tag("C18")
    void refusesAnInvalidAddress(String typed) {
        assertEquals(new NotAnAddress(), changes.begin(user, typed, account.context));
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    void acceptsAnAddressInAnyWidthAndCase() {
        PendingCode pending = begin("　" + next.toUpperCase().replace('@', '＠') + " ");
        assertEquals(next, pending.email());
        assertEquals(new Unchanged(), changes.begin(user, account.email.toUpperCase(), account.context));
    }

    @Test
    @Tag("C4")
    void mailsNothingWithoutARecentReauthentication() {
        container.clock.pass(REAUTHENTICATION.minus(SECOND));
        begin();
        container.clock.pass(SECOND);
        assertEquals(new ReauthenticationRequired(), changes.begin(user, TestAccount.newAddress(), account.context));
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED"), account.audited());
    }

    @Test
    @Tag("C1")
    void allowsFiveMailsAtOnceAndThenOneEveryTwelveMinutes() {
        for (int i = 0; i < 5; i++) {
            begin(TestAccount.newAddress());
        }
        Instant again = container.clock.instant().plus(Duration.ofMinutes(12));
        String sixth = TestAccount.newAddress();

        assertEquals(new TooMany(again), changes.begin(user, sixth, account.context));
        assertEquals(List.of(), account.mailsTo(sixth));
        container.clock.set(again.minus(SECOND));
        reauthenticate();
        assertEquals(new TooMany(again), changes.begin(user, sixth, account.context));
        container.clock.set(again);
        begin(sixth);
        assertEquals(new TooMany(again.plus(Duration.ofMinutes(12))), changes.begin(user, next, account.context));
    }

    @Test
    @Tag("C1")
    @Tag("C8")
    void anAddressWithTooManyMailsTodayGetsNoneAndThePageIsTheSame() {
        RecipientLimit limit = container.get(RecipientLimit.class);
        begin();
        assertEquals(1, account.mailsTo(next).size());
        for (int i = 1; i < 10; i++) {
            assertTrue(limit.acquire(next));
        }
        PendingCode code = begin();
        assertEquals(next, code.email());
        assertEquals(1, account.mailsTo(next).size());
        assertFalse(limit.acquire(next));
    }

    @Test
    @Tag("C8")
    void givesTheSameAnswerForATakenAddressAndMailsItsOwner() {
        TestAccount other = new TestAccount(container);

        PendingCode pending = begin(other.email.toUpperCase());

        assertEquals(other.email, pending.email());
        assertEquals(container.clock.instant().plus(VALIDITY), pending.expiresAt());
        assertEquals(pending, changes.resume(user, pending.token()));
        Mail mail = other.lastMail();
        assertEquals("address:" + account.id, mail.topic());
        assertEquals(pending.expiresAt(), mail.notAfter());
        assertEquals(Optional.empty(), mail.code());
        assertTrue(mail.subject().contains("このメールアドレスは登録に使えません"), mail::subject);
        assertTrue(mail.body().contains("すでに登録されています"), mail::body);
        assertFalse(mail.body().contains(account.email));
        assertInstanceOf(CodeRefused.class, type(pending, "000000"));
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED", "ADDRESS_PROOF_WRONG"), account.audited());
        assertEquals(List.of(), other.audited());
    }

    @Test
    @Tag("R60")
    void acceptsTheAddressOfAnAccountInAnotherService() {
        TestAccount elsewhere = new TestAccount(container, Service.EMPLOYER);

        changeTo(elsewhere.email);

        assertEquals(elsewhere.email, account.fresh().email());
        assertEquals(elsewhere.email, elsewhere.fresh().email());
    }

    @Test
    void changesNothingWhenAnotherAccountHasTakenTheAddress() {
        TestAccount other = new TestAccount(container);
        PendingCode pending = begin();
        container.get(AddressRegistry.class).change(Service.SEEKER, other.id, next, other.context);

        assertEquals(new Taken(), type(pending, codeTo(next)));

        assertEquals(account.email, account.fresh().email());
        assertTrue(user(session).isPresent());
        assertEquals(List.of(), account.mails());
        assertEquals("ADDRESS_TAKEN", account.audited().get(account.audited().size() - 1));
        assertEquals(new CodeInvalid(InvalidReason.UNKNOWN), type(pending, codeTo(next)));
    }

    @Test
    void acceptsTheAddressOfAClosedAccount() {
        TestAccount other = new TestAccount(container);
        assertTrue(accounts.close(AccountAuditKind.CLOSED, Service.SEEKER, other.id, other.context));

        changeTo(other.email);

        assertEquals(other.email, account.fresh().email());
    }
}
