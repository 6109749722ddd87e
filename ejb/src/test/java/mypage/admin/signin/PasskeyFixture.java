package mypage.admin.signin;

import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;

/** A member who is signed in, and a device that can make a passkey. */
abstract class PasskeyFixture extends TeamFixture {

    final PasskeyService passkeys = container.get(PasskeyService.class);
    final PasskeySignInService alone = container.get(PasskeySignInService.class);
    final Member member = member(StaffRole.OPERATE);
    final SignedInStaff me = session(signIn(member).token());
    final PasskeyDevice device = new PasskeyDevice();

    PasskeyAddResult add(PasskeyDevice added, SignedInStaff self) {
        return passkeys.add(self, make(added, self), "仕事用", client(self.id()));
    }

    private PasskeyAnswer make(PasskeyDevice added, SignedInStaff self) {
        return added.make(passkeys.prompt(self), passkeys.owner(self).handle());
    }

    PasskeySignInResult signInAlone() {
        return submit(device.sign(alone.prompt()));
    }

    PasskeySignInResult submit(PasskeyAnswer answer) {
        return alone.submit(answer, NEW_BROWSER, unknownDevice);
    }

    long mails(String notice) {
        return rows.mailsTo(member.email()).stream()
                .filter(mail -> mail.topic().startsWith("staff:" + notice + ":"))
                .count();
    }
}
