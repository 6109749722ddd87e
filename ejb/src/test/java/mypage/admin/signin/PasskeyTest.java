package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mypage.admin.signin.PasskeyAddResult.Added;
import mypage.admin.signin.PasskeyAddResult.TooManyPasskeys;
import mypage.admin.signin.PasskeyRemovalResult.Removed;
import mypage.admin.signin.PasskeySignInResult.PasskeyRefused;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffReauthenticationResult.Reauthenticated;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.otp.CodeRefusal.WrongCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a passkey opens, and what limits it. */
class PasskeyTest extends PasskeyFixture {

    @Test
    void signsInAloneWithoutAnAddress() {
        assertEquals(new Added(), add(device, me));
        assertEquals(List.of(), alone.prompt().credentials());

        var signedIn = assertInstanceOf(SignedIn.class, signInAlone());

        assertEquals(member.id(), session(signedIn.token()).id());
        assertTrue(session(signedIn.token()).recentlyAuthenticated());
        assertEquals(
                Optional.of(container.clock.instant()), passkeys.list(me).get(0).lastUsedAt());
        assertEquals(1, audited("STAFF_PASSKEY_ADDED", member.id()));
        assertEquals(1, audited("STAFF_PASSKEY_USED", member.id()));
        assertEquals(2, audited("STAFF_SIGNED_IN", member.id()));
        assertEquals(1, mails("PASSKEY_ADDED"));
    }

    @Test
    @Tag("C12")
    void endsTheSessionThatTheBrowserHad() {
        add(device, me);
        String older = signInOnNextStep();
        var browser = new StaffDeviceCookies(Optional.of(older), Optional.empty());
        var signedIn =
                assertInstanceOf(SignedIn.class, alone.submit(device.sign(alone.prompt()), browser, unknownDevice));
        assertNotEquals(older, signedIn.token());
        assertEquals(Optional.empty(), sessions.resume(older));
    }

    @Test
    @Tag("C5")
    void isASecondFactorWithTheLimitsOfACode() {
        String first = passPassword(member);
        assertEquals(Optional.empty(), signIn.passkeyPrompt(first));
        add(device, me);
        var prompt = signIn.passkeyPrompt(first).orElseThrow();
        assertEquals(1, prompt.credentials().size());
        var signedIn =
                assertInstanceOf(SignedIn.class, signIn.submitPasskey(first, device.sign(prompt), unknownDevice));
        assertEquals(member.id(), session(signedIn.token()).id());
        assertEquals(new StartOver(), signIn.submitPasskey(first, device.sign(prompt), unknownDevice));

        String guessed = passPassword(member);
        device.verifies = false;
        for (int left = 4; left > 0; left--) {
            var wrong = device.sign(signIn.passkeyPrompt(guessed).orElseThrow());
            assertEquals(new CodeRefused(new WrongCode(left)), signIn.submitPasskey(guessed, wrong, unknownDevice));
        }
        var last = device.sign(signIn.passkeyPrompt(guessed).orElseThrow());
        assertEquals(new StartOver(), signIn.submitPasskey(guessed, last, unknownDevice));
        assertEquals(1, mails("WRONG_CODE"));
    }

    @Test
    @Tag("C4")
    void confirmsWithinASession() {
        add(device, me);
        container.clock.pass(Duration.ofMinutes(14));
        String token = signInOnNextStep();
        container.clock.pass(Duration.ofMinutes(14));
        sessions.resume(token);
        container.clock.pass(Duration.ofMinutes(2));
        var old = session(token);
        assertEquals(false, old.recentlyAuthenticated());
        var answer = device.sign(self.passkeyPrompt(old).orElseThrow());

        var confirmed =
                assertInstanceOf(Reauthenticated.class, self.reauthenticateByPasskey(old, answer, client(member.id())));

        assertTrue(session(confirmed.session()).recentlyAuthenticated());
        assertEquals(Optional.empty(), sessions.resume(token));
        assertEquals(new WrongProof(), self.reauthenticateByPasskey(old, answer, client(member.id())));
        assertEquals(1, audited("STAFF_CONFIRMED", member.id()));
    }

    private String signInOnNextStep() {
        container.clock.pass(STEP);
        return signIn(member).token();
    }

    @Test
    @Tag("C1")
    void wrongPasskeysAloneAreLimitedByNetworkAndCloseNothing() {
        add(device, me);
        for (int i = 0; i < 100; i++) {
            assertEquals(new PasskeyRefused(), submit(new PasskeyAnswer(Optional.empty(), "")));
        }
        assertInstanceOf(TooManyAttempts.class, signInAlone());
        assertInstanceOf(SignedIn.class, alone.submit(device.sign(alone.prompt()), NEW_BROWSER, client(member.id())));
        assertEquals(false, management.find(member.id()).orElseThrow().secondFactorClosed());
    }

    @Test
    void aMemberHasTenAndRemovesThem() {
        IntStream.range(0, 10).forEach(i -> assertEquals(new Added(), add(new PasskeyDevice(), me)));
        assertEquals(new TooManyPasskeys(), add(device, me));
        long one = passkeys.list(me).get(0).id();

        Member other = member();
        SignedInStaff stranger = session(signIn(other).token());
        assertEquals(new Removed(), passkeys.remove(stranger, one, client(other.id())));
        assertEquals(10, passkeys.list(me).size());
        assertEquals(new Removed(), passkeys.remove(me, one, client(member.id())));
        assertEquals(new Removed(), passkeys.remove(me, one, client(member.id())));

        assertEquals(9, passkeys.list(me).size());
        assertEquals(1, audited("STAFF_PASSKEY_REMOVED", member.id()));
        assertEquals(1, mails("PASSKEY_REMOVED"));
        assertEquals(new Added(), add(device, me));
    }
}
