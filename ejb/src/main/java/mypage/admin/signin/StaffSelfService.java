package mypage.admin.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import mypage.admin.signin.StaffPasswordResult.Changed;
import mypage.admin.signin.StaffReauthenticationResult.Reauthenticated;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffRateLimits;
import mypage.admin.staff.StaffSettings;
import mypage.password.HashPriority;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordHasher;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordRules;
import mypage.password.PasswordWeakness;
import mypage.platform.RequestContext;
import mypage.platform.TypedDigits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Lets members of staff manage their own factors and sessions. They reauthenticate before a factor changes (ASVS
 * 7.5.1). Runs outside a transaction, as sign-ins do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffSelfService {

    @Inject
    PasswordRules rules;

    @Inject
    StaffSelfServiceTransactions selves;

    @Inject
    StaffFactors factors;

    @Inject
    SecondFactorAttempts attempts;

    @Inject
    StaffSettings settings;

    @Inject
    StaffRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    PasswordHasher hasher;

    @RolesAllowed("LOOK_UP")
    public String email(SignedInStaff self) {
        return selves.get(self.id()).email();
    }

    @RolesAllowed("LOOK_UP")
    public int recoveryCodesLeft(SignedInStaff self) {
        return selves.recoveryCodesLeft(self.id());
    }

    /** The number of the member's other sessions. */
    @RolesAllowed("LOOK_UP")
    public int otherSessions(SignedInStaff self) {
        return selves.otherSessions(self);
    }

    /** Ends the other sessions at once on every node. */
    @RolesAllowed("LOOK_UP")
    public void endOtherSessions(SignedInStaff self, RequestContext context) {
        selves.endOtherSessions(self, context);
    }

    /** Changes the password; requires the current one. The page has asked for a recent second factor. */
    @RolesAllowed("LOOK_UP")
    public StaffPasswordResult changePassword(
            SignedInStaff self, String current, String wanted, RequestContext context) {
        StaffMember staff = selves.get(self.id());
        Optional<PasswordWeakness> weakness = rules.weakness(wanted, staff.email());
        if (weakness.isPresent()) {
            return new PasswordRefused(new Weak(weakness.get()));
        }
        return limited(
                staff,
                () -> change(staff, self, current, wanted, context),
                WrongProof::new,
                CodesClosed::new,
                TooManyAttempts::new);
    }

    private Optional<StaffPasswordResult> change(
            StaffMember staff, SignedInStaff self, String current, String wanted, RequestContext context) {
        try {
            return isPassword(staff, current, context) ? store(staff, self, wanted, context) : Optional.empty();
        } catch (HasherBusyException e) {
            return Optional.of(new PasswordRefused(new HasherBusy()));
        }
    }

    private boolean isPassword(StaffMember staff, String typed, RequestContext context) {
        Optional<StaffMember> enrolled = Optional.of(staff).filter(StaffMember::isEnrolled);
        boolean right = factors.isPasswordOf(enrolled, typed, HashPriority.AT_ONCE);
        if (!right) {
            selves.note(StaffSignInAuditKind.STAFF_PASSWORD_REFUSED, staff.id(), context);
        }
        return right;
    }

    private boolean isCode(StaffMember staff, String typed, RequestContext context) {
        boolean right = staff.isEnrolled()
                && TypedDigits.of(typed, Totp.DIGITS)
                        .filter(code -> attempts.count(staff, true) && selves.takeCode(staff, code))
                        .isPresent();
        if (!right) {
            attempts.noteWrong(staff, context);
        }
        return right;
    }

    /** Empty when the session was ended meanwhile. */
    private Optional<StaffPasswordResult> store(
            StaffMember staff, SignedInStaff self, String wanted, RequestContext context) {
        return selves.changePassword(staff, self.sessionId(), hasher.hash(wanted), context)
                .map(token -> new Changed(token, limits.known(selves.get(staff.id()))));
    }

    /**
     * Renews the recovery codes. The page has asked for a recent second factor.
     *
     * @return the new ones, shown only this once; older ones are void
     */
    @RolesAllowed("LOOK_UP")
    public List<String> renewRecoveryCodes(SignedInStaff self, RequestContext context) {
        return selves.renewRecoveryCodes(selves.get(self.id()), context);
    }

    /**
     * Proves the second factor again before a sensitive act (ASVS 7.5.3). Wrong codes count like all of this member, so
     * nobody can use a session that was left open to guess.
     */
    @RolesAllowed("LOOK_UP")
    public StaffReauthenticationResult reauthenticate(SignedInStaff self, String typedCode, RequestContext context) {
        StaffMember staff = selves.get(self.id());
        if (selves.isPasskeyRequired(staff)) {
            return new PasskeyRequired();
        }
        return limited(
                staff,
                () -> isCode(staff, typedCode, context)
                        ? selves.reauthenticate(self, context).map(Reauthenticated::new)
                        : Optional.empty(),
                WrongProof::new,
                CodesClosed::new,
                TooManyAttempts::new);
    }

    /** Asks for a passkey instead of a code; empty when the member has none. Stores nothing. */
    @RolesAllowed("LOOK_UP")
    public Optional<PasskeyPrompt> passkeyPrompt(SignedInStaff self) {
        return selves.passkeyPrompt(self);
    }

    /** Whether only a passkey reauthenticates this member. */
    @RolesAllowed("LOOK_UP")
    public boolean isPasskeyRequired(SignedInStaff self) {
        return selves.isPasskeyRequired(selves.get(self.id()));
    }

    /**
     * Does the same as {@link #reauthenticate} with a passkey. Wrong ones count like wrong codes; an answer that comes
     * too late does not count.
     */
    @RolesAllowed("LOOK_UP")
    public StaffReauthenticationResult reauthenticateByPasskey(
            SignedInStaff self, PasskeyAnswer answer, RequestContext context) {
        StaffMember staff = selves.get(self.id());
        if (!selves.isAsked(self, answer)) {
            return new WrongProof();
        }
        return limited(
                staff,
                () -> isPasskey(staff, self, answer, context)
                        ? selves.reauthenticate(self, context).map(Reauthenticated::new)
                        : Optional.empty(),
                WrongProof::new,
                CodesClosed::new,
                TooManyAttempts::new);
    }

    private boolean isPasskey(StaffMember staff, SignedInStaff self, PasskeyAnswer answer, RequestContext context) {
        boolean right = attempts.count(staff, true) && selves.takePasskey(self, answer, context);
        if (!right) {
            attempts.noteWrong(staff, context);
        }
        return right;
    }

    /**
     * Acquires an attempt before anything is checked, and releases it unless the input was wrong.
     *
     * @param act returns empty when the input is wrong
     */
    private <R> R limited(
            StaffMember staff,
            Supplier<Optional<R>> act,
            Supplier<R> wrong,
            Supplier<R> closed,
            Function<Instant, R> delayed) {
        if (staff.isSecondFactorClosed(true, settings)) {
            return closed.get();
        }
        List<RateLimit> acquired = limits.codes(staff.id(), true);
        Optional<Instant> wait = limiter.acquire(acquired);
        if (wait.isPresent()) {
            return delayed.apply(wait.get());
        }
        Optional<R> right = act.get();
        right.ifPresent(result -> limiter.release(acquired));
        return right.orElseGet(wrong);
    }
}
