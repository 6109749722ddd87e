package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import mypage.admin.staff.Passkey;
import mypage.admin.staff.PasskeyRepository;
import mypage.admin.staff.PasskeyRepository.Owned;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** Asks for the passkeys of members of staff, and checks them. All methods join the caller's transaction, if any. */
@Stateless
public class StaffPasskeys {

    @Inject
    PasskeyChallenges challenges;

    @Inject
    PasskeyCeremony ceremony;

    @Inject
    PasskeyRepository passkeys;

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffMailer mailer;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param known the passkeys of the member; none to ask for any */
    public PasskeyPrompt prompt(String purpose, List<Passkey> known) {
        PasskeyChallenges.Challenge challenge = challenges.make(purpose);
        return new PasskeyPrompt(
                challenge.sealed(),
                challenge.value(),
                ceremony.site(),
                known.stream().map(passkey -> base64(passkey.credentialId())).toList());
    }

    /** Asks for a passkey of this member; empty when they have none. */
    public Optional<PasskeyPrompt> promptOf(StaffMember staff, String purpose) {
        List<Passkey> known = passkeys.of(staff.id());
        return known.isEmpty() ? Optional.empty() : Optional.of(prompt(purpose, known));
    }

    /** Whether a passkey is this member's only second factor: the role requires one, and the member has one. */
    public boolean isOnlyFactor(StaffMember staff) {
        return staff.isPasskeyRequired(settings) && passkeys.count(staff.id()) > 0;
    }

    /** Whether the role requires a passkey, and the member has none. */
    public boolean isMissing(StaffMember staff) {
        return staff.isPasskeyRequired(settings) && passkeys.count(staff.id()) == 0;
    }

    /** Whether an answer can be judged. If not, the page stood open for too long, and nobody has guessed anything. */
    public boolean isAsked(PasskeyAnswer answer, String purpose) {
        return challenges.isOpen(answer, purpose);
    }

    /**
     * Checks a passkey. Its challenge can't be answered again, whatever the result.
     *
     * @param purpose for which the challenge was made
     * @param allowed whose passkey it may be
     * @return the member whose passkey it is; empty when it is refused
     */
    public Optional<StaffMember> take(
            PasskeyAnswer answer, String purpose, Predicate<StaffMember> allowed, RequestContext context) {
        Optional<String> challenge = challenges.take(answer, purpose);
        Optional<PasskeyResponse> response = challenge.flatMap(taken -> PasskeyResponse.of(answer.response()));
        Optional<Owned> owned = response.flatMap(read -> passkeys.find(read.credentialId()))
                .filter(found -> allowed.test(found.staff()));
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        StaffMember staff = owned.get().staff();
        Passkey passkey = owned.get().passkey();
        OptionalLong count = ceremony.verify(response.get(), challenge.get(), staff.passkeyHandle(), passkey);
        boolean right = count.isPresent() && isUsed(passkey, count.getAsLong(), staff, context);
        return right ? Optional.of(staff) : Optional.empty();
    }

    /** Whether the passkey is still there, and its counter grew. */
    private boolean isUsed(Passkey passkey, long count, StaffMember staff, RequestContext context) {
        members.hold(staff.id());
        boolean used = passkeys.use(passkey, count, clock.instant());
        if (!used) {
            mailer.tell(StaffMailer.Notice.PASSKEY_COPIED, staff, context);
        }
        audit.record(
                used ? StaffSignInAuditKind.STAFF_PASSKEY_USED : StaffSignInAuditKind.STAFF_PASSKEY_COPIED,
                staff.id(),
                used ? context.actingAs(staff.id()) : context);
        return used;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
