package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import mypage.signin.PasswordChangeResult.Changed;
import mypage.signin.PasswordChangeResult.Refused;
import mypage.signin.PasswordChangeResult.Unconfirmed;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The password that changes behind a fresh confirmation. */
@Tag("C4")
class ReauthenticatedPasswordTest extends ReauthenticationFixture {

    @Test
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("T4")
    void changesThePasswordAndEndsAllElse() {
        String other = sessions.open(account.fresh(), account.context);
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, container.clock.instant());
        String confirmed = confirm().sessionToken();

        Changed changed = assertInstanceOf(Changed.class, change(confirmed, NEW_PASSWORD));

        assertEquals(Optional.empty(), user(other));
        assertEquals(Optional.empty(), user(confirmed));
        assertEquals(
                user.sessionId(), user(changed.sessionToken()).orElseThrow().sessionId());
        assertFalse(container.get(TrustTokenService.class).isSet(account.id));
        assertTrue(accounts.isPasswordOf(Optional.of(account.fresh()), NEW_PASSWORD));
        assertEquals("PASSWORD_CHANGED", account.audited().get(account.audited().size() - 1));
        assertTrue(account.lastMail().topic().startsWith("owner:PASSWORD_CHANGED:" + account.id));
    }

    @Test
    void changesNothingWithoutAFreshConfirmation() {
        assertEquals(new Unconfirmed(), change(session, NEW_PASSWORD));
        String confirmed = confirm().sessionToken();
        container.clock.pass(Duration.ofMinutes(10));
        assertEquals(new Unconfirmed(), change(confirmed, NEW_PASSWORD));

        assertTrue(accounts.isPasswordOf(Optional.of(account.fresh()), PASSWORD));
        assertTrue(user(confirmed).isPresent());
        assertEquals(0, account.fresh().sessionEpoch());
        assertFalse(account.audited().contains("PASSWORD_CHANGED"));
    }

    @Test
    void changesThePasswordUntilTheLastSecondOfTheConfirmation() {
        String confirmed = confirm().sessionToken();
        container.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertInstanceOf(Changed.class, change(confirmed, NEW_PASSWORD));
    }

    @Test
    @Tag("C2")
    void refusesAWeakPassword() {
        String confirmed = confirm().sessionToken();
        assertEquals(new Refused(new Weak(PasswordWeakness.TOO_SHORT)), change(confirmed, "short"));
    }
}
