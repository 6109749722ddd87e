package mypage.admin.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.admin.signin.PasskeyAddResult.Added;
import mypage.admin.signin.PasskeyAddResult.NotAdded;
import mypage.admin.signin.PasskeyAddResult.TooManyPasskeys;
import mypage.admin.signin.PasskeyRemovalResult.LastPasskey;
import mypage.admin.signin.PasskeyRemovalResult.Removed;
import mypage.admin.staff.Passkey;
import mypage.admin.staff.PasskeyRepository;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/**
 * The passkeys of a signed-in member. Before one is added or removed, the page has asked for a recent second factor.
 * Changes of one member happen one after the other.
 */
@Stateless
public class PasskeyService {

    @Inject
    StaffMemberRepository members;

    @Inject
    PasskeyRepository passkeys;

    @Inject
    StaffPasskeys prompts;

    @Inject
    PasskeyChallenges challenges;

    @Inject
    PasskeyCeremony ceremony;

    @Inject
    StaffMailer mailer;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whose passkey is to be made: {@code handle} is random, and the other two are for the member to read. */
    public record Owner(String handle, String email, String name) {}

    @RolesAllowed("LOOK_UP")
    public List<PasskeyView> list(SignedInStaff self) {
        return passkeys.of(self.id()).stream()
                .map(passkey ->
                        new PasskeyView(passkey.id(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt()))
                .toList();
    }

    @RolesAllowed("LOOK_UP")
    public Owner owner(SignedInStaff self) {
        StaffMember staff = members.find(self.id()).orElseThrow();
        return new Owner(StaffPasskeys.base64(staff.passkeyHandle()), staff.email(), staff.name());
    }

    /** Asks for a new passkey. Stores nothing. */
    @RolesAllowed("LOOK_UP")
    public PasskeyPrompt prompt(SignedInStaff self) {
        return prompts.prompt(purpose(self), passkeys.of(self.id()));
    }

    /** @param name by which the member will know it; cut after {@link Passkey#LONGEST_NAME} characters */
    @RolesAllowed("LOOK_UP")
    public PasskeyAddResult add(SignedInStaff self, PasskeyAnswer answer, String name, RequestContext context) {
        StaffMember staff = members.hold(self.id());
        if (passkeys.count(staff.id()) >= Passkey.MOST) {
            return new TooManyPasskeys();
        }
        // A colleague may have ended all factors just now.
        Optional<Passkey> added = Optional.of(staff)
                .filter(member -> member.isEnabled() && member.isEnrolled())
                .flatMap(member -> challenges.take(answer, purpose(self)))
                .flatMap(challenge -> PasskeyResponse.of(answer.response())
                        .flatMap(made -> ceremony.register(made, challenge, staff.id(), shortened(name))));
        if (added.filter(passkey -> passkeys.add(passkey, clock.instant())).isEmpty()) {
            return new NotAdded();
        }
        mailer.tell(StaffMailer.Notice.PASSKEY_ADDED, staff, context);
        audit.record(StaffSignInAuditKind.STAFF_PASSKEY_ADDED, staff.id(), context);
        return new Added();
    }

    private static String shortened(String name) {
        int[] characters = name.strip().codePoints().limit(Passkey.LONGEST_NAME).toArray();
        return new String(characters, 0, characters.length);
    }

    @RolesAllowed("LOOK_UP")
    public PasskeyRemovalResult remove(SignedInStaff self, long id, RequestContext context) {
        StaffMember staff = members.hold(self.id());
        if (staff.isPasskeyRequired(settings) && passkeys.count(staff.id()) == 1) {
            return new LastPasskey();
        }
        if (passkeys.remove(staff.id(), id)) {
            mailer.tell(StaffMailer.Notice.PASSKEY_REMOVED, staff, context);
            audit.record(StaffSignInAuditKind.STAFF_PASSKEY_REMOVED, staff.id(), context);
        }
        return new Removed();
    }

    private static String purpose(SignedInStaff self) {
        return "add " + self.sessionId();
    }
}
