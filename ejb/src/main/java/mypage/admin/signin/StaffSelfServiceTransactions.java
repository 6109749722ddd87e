package mypage.admin.signin;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** The transactions of {@link StaffSelfService}. */
@Stateless
public class StaffSelfServiceTransactions {

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffSessionRepository sessions;

    @Resource
    EJBContext context;

    @Inject
    StaffFactors factors;

    @Inject
    StaffPasskeys passkeys;

    @Inject
    SecondFactorAttempts attempts;

    @Inject
    StaffMailer mailer;

    @Inject
    Secrets secrets;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    public StaffMember get(long staffId) {
        return members.find(staffId).orElseThrow();
    }

    /** Consumes a code of the member's app; false when it is wrong or was used before. */
    public boolean takeCode(StaffMember staff, String code) {
        boolean right = factors.takeCode(staff, code);
        if (right) {
            attempts.release(staff, true);
        }
        return right;
    }

    /** Asks for a passkey of the member; empty when they have none. */
    public Optional<PasskeyPrompt> passkeyPrompt(SignedInStaff self) {
        return passkeys.promptOf(get(self.id()), purpose(self));
    }

    public boolean isPasskeyRequired(StaffMember staff) {
        return passkeys.isOnlyFactor(staff);
    }

    /** Whether this answers what the page asked, and not too late. */
    public boolean isAsked(SignedInStaff self, PasskeyAnswer answer) {
        return passkeys.isAsked(answer, purpose(self));
    }

    /** Checks a passkey of this member; false when it is refused. */
    public boolean takePasskey(SignedInStaff self, PasskeyAnswer answer, RequestContext requestContext) {
        Optional<StaffMember> right =
                passkeys.take(answer, purpose(self), staff -> staff.id() == self.id(), requestContext);
        right.ifPresent(staff -> attempts.release(staff, true));
        return right.isPresent();
    }

    private static String purpose(SignedInStaff self) {
        return "confirm " + self.sessionId();
    }

    /**
     * Stores the password and ends all other sessions.
     *
     * @return the new token of the current session; empty when it was ended meanwhile
     */
    public Optional<String> changePassword(
            StaffMember staff, long sessionId, String hash, RequestContext requestContext) {
        String token = secrets.newToken();
        boolean changed = members.changePassword(staff, hash)
                && sessions.carryOver(sessionId, secrets.digest(token), staff.sessionEpoch());
        if (!changed) {
            context.setRollbackOnly();
            return Optional.empty();
        }
        mailer.tell(StaffMailer.Notice.PASSWORD_CHANGED, staff, requestContext);
        audit.record(StaffSignInAuditKind.STAFF_PASSWORD_CHANGED, staff.id(), requestContext);
        return Optional.of(token);
    }

    public List<String> renewRecoveryCodes(StaffMember staff, RequestContext requestContext) {
        mailer.tell(StaffMailer.Notice.RECOVERY_CODES_RENEWED, staff, requestContext);
        audit.record(StaffSignInAuditKind.STAFF_CODES_RENEWED, staff.id(), requestContext);
        return factors.renewRecoveryCodes(staff.id());
    }

    /**
     * Notes that the member proved the second factor again, and gives the session a new token (ASVS 7.2.4).
     *
     * @return the token; empty when the session was ended meanwhile
     */
    public Optional<String> reauthenticate(SignedInStaff self, RequestContext requestContext) {
        String token = secrets.newToken();
        if (!sessions.reauthenticate(self, secrets.digest(token), clock.instant())) {
            return Optional.empty();
        }
        audit.record(StaffSignInAuditKind.STAFF_CONFIRMED, self.id(), requestContext);
        return Optional.of(token);
    }

    public int recoveryCodesLeft(long staffId) {
        return factors.recoveryCodesLeft(staffId);
    }

    /** The number of the member's other sessions. */
    public int otherSessions(SignedInStaff self) {
        Instant now = clock.instant();
        return (int) sessions.open(self.id(), now, now.minus(settings.idle())).stream()
                .filter(session -> session.id() != self.sessionId())
                .count();
    }

    public void endOtherSessions(SignedInStaff self, RequestContext requestContext) {
        sessions.endOthers(self.id(), self.sessionId());
        audit.record(StaffSignInAuditKind.STAFF_SIGNED_OUT, self.id(), requestContext);
    }

    /** Records a wrong password or code, in a transaction of its own when the caller has none. */
    public void note(AuditKind kind, long staffId, RequestContext requestContext) {
        audit.record(kind, staffId, requestContext);
    }
}
