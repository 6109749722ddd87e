package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import mypage.admin.signin.PasskeyAddResult.Added;
import mypage.admin.signin.PasskeyRemovalResult.LastPasskey;
import mypage.admin.signin.PasskeyRemovalResult.Removed;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffReauthenticationResult.Reauthenticated;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;
import org.junit.jupiter.api.Test;

/** Where a passkey is the only second factor of members with APPROVE or MANAGE. */
class PasskeyRequiredTest extends TeamFixture {

    private final PasskeyService passkeys = container.get(PasskeyService.class);
    private final Member member = member(StaffRole.MANAGE);
    private final PasskeyDevice device = new PasskeyDevice();

    PasskeyRequiredTest() {
        super("mypage.staff.passkey.required=true");
    }

    private String signInByCode() {
        return signIn(member).token();
    }

    private void add(PasskeyDevice added, SignedInStaff me) {
        var answer = added.make(passkeys.prompt(me), passkeys.owner(me).handle());
        assertEquals(new Added(), passkeys.add(me, answer, "仕事用", client(member.id())));
    }

    @Test
    void whoHasNoneCanOnlyAddOne() {
        String token = signInByCode();
        var before = session(token);
        assertTrue(before.passkeyMissing());
        assertEquals(Set.of(StaffRole.LOOK_UP), before.roles());

        add(device, before);

        assertFalse(session(token).passkeyMissing());
        assertEquals(
                EnumSet.of(StaffRole.LOOK_UP, StaffRole.MANAGE), session(token).roles());
    }

    @Test
    void whoHasOneCannotUseCodes() {
        add(device, session(signInByCode()));
        container.clock.pass(STEP);
        String first = passPassword(member);
        assertTrue(signIn.isPasskeyRequired(first));
        assertEquals(new PasskeyRequired(), signIn.submitCode(first, code(member.secret(), 0), unknownDevice));
        assertEquals(
                new PasskeyRequired(),
                signIn.submitRecoveryCode(first, member.recoveryCodes().get(0), unknownDevice));

        var prompt = signIn.passkeyPrompt(first).orElseThrow();
        String token = assertInstanceOf(SignedIn.class, signIn.submitPasskey(first, device.sign(prompt), unknownDevice))
                .token();

        container.clock.pass(Duration.ofMinutes(14));
        session(token);
        container.clock.pass(Duration.ofMinutes(2));
        var me = session(token);
        assertTrue(self.isPasskeyRequired(me));
        assertEquals(new PasskeyRequired(), self.reauthenticate(me, code(member.secret(), 0), client(member.id())));
        assertInstanceOf(
                Reauthenticated.class,
                self.reauthenticateByPasskey(
                        me, device.sign(self.passkeyPrompt(me).orElseThrow()), client(member.id())));
    }

    @Test
    void theLastOneStays() {
        var me = session(signInByCode());
        add(device, me);
        add(new PasskeyDevice(), me);
        var all = passkeys.list(me);
        assertEquals(new Removed(), passkeys.remove(me, all.get(0).id(), client(member.id())));
        assertEquals(new LastPasskey(), passkeys.remove(me, all.get(1).id(), client(member.id())));
        assertEquals(1, passkeys.list(me).size());
    }

    @Test
    void othersSignInAsBefore() {
        Member operator = member(StaffRole.OPERATE);
        var me = session(signIn(operator).token());
        assertFalse(me.passkeyMissing());
        assertTrue(me.has(StaffRole.OPERATE));
        assertFalse(self.isPasskeyRequired(me));
    }
}
