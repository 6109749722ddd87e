package mypage.owner;

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
import mypage.account.Addresses;
import mypage.account.OwnerLink.Purpose;
import mypage.account.OwnerLinks;
import mypage.account.Service;
import mypage.audit.AuditEvent.Kind;
import mypage.owner.AddressChangeResult.NotAnAddress;
import mypage.owner.AddressChangeResult.TooMany;
import mypage.owner.AddressChangeResult.Unchanged;
import mypage.owner.AddressCodeResult.Changed;
import mypage.owner.AddressCodeResult.CodeRefused;
import mypage.owner.AddressCodeResult.Taken;
import mypage.owner.Over.Reason;
import mypage.session.SignedInUser;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a typed address to the account's new one. */
class AddressChangeTest extends OneAddressChange {

    @Test
    @Tag("C10")
    @Tag("T10")
    void mailsACodeToTheNewAddressAlone() {
        CodeRequired step = begin();

        Instant end = wired.clock.instant().plus(VALIDITY);
        assertEquals(new CodeRequired(step.token(), next, step.reference(), end), step);
        assertTrue(step.reference().matches("\\d{4}"), step::reference);
        assertTrue(step.token().matches("[\\w-]{43}"), step::token);
        Mail mail = lastTo(next);
        assertEquals("address:" + account.id, mail.topic());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains("照合番号： " + step.reference()), mail::body);
        assertTrue(mail.code().orElseThrow().matches("\\d{6}"), mail::body);
        assertFalse(mail.subject().contains(mail.code().orElseThrow()));
        assertFalse(mail.body().contains(account.email), "names no other address");
        assertEquals(List.of(), account.mails());
        assertEquals(account.email, account.fresh().email());
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED"), account.audited());
        assertEquals(step, changes.resume(user, step.token()));
    }

    @Test
    @Tag("C4")
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("T4")
    void theRightCodeChangesTheAddressAndEndsAllElse() {
        String other = sessions.open(account.fresh(), account.client);
        wired.get(TrustTokenService.class).issue(account.fresh(), 0, account.client, wired.clock.instant());
        String plain = wired.get(OwnerLinks.class)
                .issue(Purpose.NOT_ME, account.id, wired.clock.instant().plus(VALIDITY));
        CodeRequired step = begin();

        Changed changed = assertInstanceOf(Changed.class, type(step, codeTo(next)));

        assertEquals(next, account.fresh().email());
        assertEquals(Optional.empty(), user(other));
        assertEquals(Optional.empty(), user(session));
        SignedInUser still = user(changed.sessionToken()).orElseThrow();
        assertEquals(user.sessionId(), still.sessionId());
        assertEquals(next, still.email());
        assertFalse(wired.get(TrustTokenService.class).isSet(account.id));
        assertFalse(isUsable(plain));
        assertEquals(new Over(Reason.UNKNOWN), changes.resume(user, step.token()));
        assertEquals(
                List.of("SIGNED_IN", "SIGNED_IN", "SKIP_SET", "ADDRESS_PROOF_ISSUED", "EMAIL_CHANGED"),
                account.audited());
        assertEquals(1, account.fresh().accessGeneration());
    }

    @Test
    @Tag("C7")
    void tellsBothAddresses() {
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
        assertEquals(wired.clock.instant().plus(Duration.ofDays(3)), welcome.notAfter());
        assertFalse(welcome.body().contains(account.email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "a b@example.jp", "a@example.jp,b@example.jp", "a@example.jp\0"})
    @Tag("C18")
    void refusesWhatIsNoAddress(String typed) {
        assertEquals(new NotAnAddress(), changes.begin(user, typed, account.client));
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    void takesAnAddressInAnyWidthAndCase() {
        CodeRequired step = begin("　" + next.toUpperCase().replace('@', '＠') + " ");
        assertEquals(next, step.email());
        assertEquals(new Unchanged(), changes.begin(user, account.email.toUpperCase(), account.client));
    }

    @Test
    @Tag("C4")
    void mailsNothingWithoutAFreshConfirmation() {
        wired.clock.pass(CONFIRMATION.minus(SECOND));
        begin();
        wired.clock.pass(SECOND);
        assertEquals(new Unconfirmed(), changes.begin(user, TestAccount.newAddress(), account.client));
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED"), account.audited());
    }

    @Test
    @Tag("C1")
    void mailsFiveCodesAtOnceAndThenOneEachTwelveMinutes() {
        for (int i = 0; i < 5; i++) {
            begin(TestAccount.newAddress());
        }
        Instant again = wired.clock.instant().plus(Duration.ofMinutes(12));
        String sixth = TestAccount.newAddress();

        assertEquals(new TooMany(again), changes.begin(user, sixth, account.client));
        assertEquals(List.of(), account.mailsTo(sixth));
        wired.clock.set(again.minus(SECOND));
        confirm();
        assertEquals(new TooMany(again), changes.begin(user, sixth, account.client));
        wired.clock.set(again);
        begin(sixth);
        assertEquals(new TooMany(again.plus(Duration.ofMinutes(12))), changes.begin(user, next, account.client));
    }

    @Test
    @Tag("C8")
    void answersTheSameWhereTheAddressIsAnothersAndTellsOnlyItsReader() {
        TestAccount other = new TestAccount(wired);

        CodeRequired step = begin(other.email.toUpperCase());

        assertEquals(other.email, step.email());
        assertEquals(wired.clock.instant().plus(VALIDITY), step.expiresAt());
        assertEquals(step, changes.resume(user, step.token()));
        Mail mail = other.lastMail();
        assertEquals("address:" + account.id, mail.topic());
        assertEquals(step.expiresAt(), mail.notAfter());
        assertEquals(Optional.empty(), mail.code());
        assertTrue(mail.subject().contains("このメールアドレスは登録に使えません"), mail::subject);
        assertTrue(mail.body().contains("すでに登録されています"), mail::body);
        assertFalse(mail.body().contains(account.email));
        assertInstanceOf(CodeRefused.class, type(step, "000000"));
        assertEquals(List.of("SIGNED_IN", "ADDRESS_PROOF_ISSUED", "ADDRESS_PROOF_WRONG"), account.audited());
        assertEquals(List.of(), other.audited());
    }

    @Test
    @Tag("R60")
    void theAddressMayBeThatOfAnAccountInAnotherService() {
        TestAccount elsewhere = new TestAccount(wired, Service.EMPLOYER);

        changeTo(elsewhere.email);

        assertEquals(elsewhere.email, account.fresh().email());
        assertEquals(elsewhere.email, elsewhere.fresh().email());
    }

    @Test
    void changesNothingWhenAnotherAccountWasFaster() {
        TestAccount other = new TestAccount(wired);
        CodeRequired step = begin();
        wired.get(Addresses.class).change(Service.SEEKER, other.id, next, other.client);

        assertEquals(new Taken(), type(step, codeTo(next)));

        assertEquals(account.email, account.fresh().email());
        assertTrue(user(session).isPresent());
        assertEquals(List.of(), account.mails());
        assertEquals("ADDRESS_TAKEN", account.audited().get(account.audited().size() - 1));
        assertEquals(new Over(Reason.UNKNOWN), type(step, codeTo(next)));
    }

    @Test
    void anAddressCanBeTakenOnceItsAccountIsClosed() {
        TestAccount other = new TestAccount(wired);
        assertTrue(accounts.close(Kind.CLOSED, Service.SEEKER, other.id, other.client));

        changeTo(other.email);

        assertEquals(other.email, account.fresh().email());
    }
}
