package mypage.profile;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import mypage.TestAccount;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import mypage.profile.PasswordChangeResult.Changed;
import mypage.profile.PasswordChangeResult.Refused;
import mypage.reauthentication.ReauthenticationFixture;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who change their password after they have reauthenticated. */
@Tag("C4")
class PasswordChangeServiceTest extends ReauthenticationFixture {

    private static final String NEW_PASSWORD = "あたらしい合言葉 battery staple";

    private final PasswordChangeService passwords = container.get(PasswordChangeService.class);

    @Test
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("T4")
    void changesThePasswordAndEndsAllElse() {
        String other = sessions.open(account.fresh(), account.context);
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, container.clock.instant());
        String token = reauthenticate().sessionToken();

        Changed changed = assertInstanceOf(Changed.class, change(token, NEW_PASSWORD));

        assertEquals(Optional.empty(), user(other));
        assertEquals(Optional.empty(), user(token));
        assertEquals(
                user.sessionId(), user(changed.sessionToken()).orElseThrow().sessionId());
        assertFalse(container.get(TrustTokenService.class).isSet(account.id));
        assertTrue(accounts.isPasswordOf(Optional.of(account.fresh()), NEW_PASSWORD));
        assertEquals("PASSWORD_CHANGED", account.audited().get(account.audited().size() - 1));
        assertTrue(account.lastMail().topic().startsWith("owner:PASSWORD_CHANGED:" + account.id));
    }

    @Test
    void changesNothingWithoutARecentReauthentication() {
        assertEquals(new ReauthenticationRequired(), change(session, NEW_PASSWORD));
        String token = reauthenticate().sessionToken();
        container.clock.pass(Duration.ofMinutes(10));
        assertEquals(new ReauthenticationRequired(), change(token, NEW_PASSWORD));

        assertTrue(accounts.isPasswordOf(Optional.of(account.fresh()), PASSWORD));
        assertTrue(user(token).isPresent());
        assertEquals(0, account.fresh().sessionEpoch());
        assertFalse(account.audited().contains("PASSWORD_CHANGED"));
    }

    @Test
    void changesThePasswordUntilTheReauthenticationExpires() {
        String token = reauthenticate().sessionToken();
        container.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertInstanceOf(Changed.class, change(token, NEW_PASSWORD));
    }

    @Test
    @Tag("C2")
    void refusesAWeakPassword() {
        String token = reauthenticate().sessionToken();
        assertEquals(new Refused(new Weak(PasswordWeakness.TOO_SHORT)), change(token, "short"));
        assertEquals(new Refused(new Weak(PasswordWeakness.WORD)), change(token, "takahiro"));
    }

    private PasswordChangeResult change(String token, String password) {
        return passwords.change(user(token).orElseThrow(), password, TestAccount.newBrowser(), account.context);
    }
}
