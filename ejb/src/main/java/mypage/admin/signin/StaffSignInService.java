package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import mypage.admin.signin.StaffAdmissionResult.Admitted;
import mypage.admin.signin.StaffAdmissionResult.TooManyAtOnce;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.signin.StaffSignInResult.Denied;
import mypage.admin.signin.StaffSignInTransactions.Waiting;
import mypage.admin.staff.RecoveryCode;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffRateLimits;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditSums;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.password.HashPriority;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordAdmission;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PlaceResult.Crowded;
import mypage.password.PlaceResult.Limited;
import mypage.password.PlaceResult.Place;
import mypage.platform.RequestContext;
import mypage.platform.TypedDigits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Signs staff in: password, then a code of the authenticator app, or a recovery code or a passkey in its place.
 * Runs outside a transaction, so that no connection is held during hashing and every failure is counted in a
 * transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffSignInService {

    @Inject
    StaffSignInTransactions signIns;

    @Inject
    StaffFactors factors;

    @Inject
    SecondFactorAttempts attempts;

    @Inject
    StaffSettings settings;

    @Inject
    StaffRateLimits limits;

    @Inject
    PasswordAdmission admission;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditSums sums;

    /**
     * Finds out who asks, waits until the password may be judged, and counts the attempt. A browser in which the member
     * signed in before does not wait.
     */
    public StaffAdmissionResult admit(String email, StaffDeviceCookies browser, RequestContext context) {
        Optional<StaffMember> staff = signIns.find(email);
        List<RateLimit> attempts = limits.passwords(email, staff, browser, context);
        boolean known = StaffRateLimits.isOfKnown(attempts);
        return switch (admission.enter(attempts, known, context)) {
            case Place place -> new Admitted(staff, browser, attempts, place);
            case Crowded(boolean byNetwork) -> new TooManyAtOnce(byNetwork);
            case Limited(Instant until) -> {
                Long id = staff.map(StaffMember::id).orElse(null);
                sums.countOfStaff(StaffSignInAuditKind.STAFF_PASSWORD_REFUSED, id, context);
                yield new TooManyAttempts(until);
            }
        };
    }

    /**
     * Acquires an attempt, then checks address and password. An unknown address, a disabled member and one who has not
     * enrolled get the same answer as a wrong password, in the same time.
     */
    public StaffSignInResult begin(String email, String password, StaffDeviceCookies browser, RequestContext context) {
        return switch (admit(email, browser, context)) {
            case Admitted admitted -> {
                try (admitted) {
                    yield begin(admitted, password, context);
                }
            }
            case TooManyAttempts tooMany -> tooMany;
            case TooManyAtOnce crowded -> new Denied(new HasherBusy());
        };
    }

    /** Does the same for an attempt that was {@linkplain #admit admitted} before. */
    public StaffSignInResult begin(Admitted admitted, String password, RequestContext context) {
        Optional<StaffMember> staff = admitted.staff();
        try {
            HashPriority priority = HashPriority.ofDevice(StaffRateLimits.isOfKnown(admitted.acquired()));
            if (!factors.isPasswordOf(staff, password, priority)) {
                signIns.note(StaffSignInAuditKind.STAFF_PASSWORD_REFUSED, staff, context);
                return new Denied(new WrongPassword());
            }
        } catch (HasherBusyException e) {
            limiter.release(admitted.acquired());
            return new Denied(new HasherBusy());
        }
        limiter.release(admitted.acquired());
        return requireCode(staff.get(), admitted.browser(), context);
    }

    private StaffSignInResult requireCode(StaffMember staff, StaffDeviceCookies browser, RequestContext context) {
        boolean known = limits.isKnown(staff, browser);
        if (staff.isSecondFactorClosed(known, settings)) {
            signIns.note(StaffSignInAuditKind.STAFF_CODE_REFUSED, Optional.of(staff), context);
            return new CodesClosed();
        }
        return new CodeRequired(signIns.open(staff, browser, known));
    }

    /** Whether this browser has typed the right password and a code is required. */
    public boolean isWaiting(String token) {
        return signIns.waiting(token).isPresent();
    }

    /** Asks for a passkey instead of a code; empty when the member has none. Stores nothing. */
    public Optional<PasskeyPrompt> passkeyPrompt(String token) {
        return signIns.waiting(token).flatMap(signIns::passkeyPrompt);
    }

    /** Whether only a passkey completes the sign-in of the member who waits. */
    public boolean isPasskeyRequired(String token) {
        return signIns.waiting(token).filter(signIns::isPasskeyRequired).isPresent();
    }

    /** Checks a passkey in place of a code, with the limits of a code. An answer that comes too late does not count. */
    public StaffCodeResult submitPasskey(String token, PasskeyAnswer answer, RequestContext context) {
        Optional<Waiting> found = signIns.waiting(token);
        if (found.isEmpty()) {
            return new StartOver();
        } else if (!signIns.isAsked(found.get(), answer)) {
            return new CodeRefused(new MalformedCode());
        }
        return limited(found.get(), () -> signIns.passPasskey(found.get(), answer, context), context);
    }

    /** Checks a code of the authenticator app. The attempt is counted before the code is checked (ASVS 6.3.1). */
    public StaffCodeResult submitCode(String token, String typed, RequestContext context) {
        return submit(
                token,
                TypedDigits.of(typed, Totp.DIGITS),
                (found, code) -> signIns.passCode(found, code, context),
                context);
    }

    /** Does the same with a recovery code. */
    public StaffCodeResult submitRecoveryCode(String token, String typed, RequestContext context) {
        return submit(
                token,
                TypedDigits.of(typed, RecoveryCode.DIGITS),
                (found, code) -> signIns.passRecoveryCode(found, code, context),
                context);
    }

    private StaffCodeResult submit(
            String token,
            Optional<String> code,
            BiFunction<Waiting, String, Optional<String>> pass,
            RequestContext context) {
        Optional<Waiting> found = signIns.waiting(token);
        if (found.isEmpty()) {
            return new StartOver();
        } else if (code.isEmpty()) {
            return new CodeRefused(new MalformedCode());
        } else if (signIns.isPasskeyRequired(found.get())) {
            return new PasskeyRequired();
        }
        return limited(found.get(), () -> pass.apply(found.get(), code.get()), context);
    }

    /** Counts an attempt, then judges it. */
    private StaffCodeResult limited(Waiting found, Supplier<Optional<String>> pass, RequestContext context) {
        boolean known = found.session().isKnown();
        List<RateLimit> acquired = limits.codes(found.staff().id(), known);
        Optional<Instant> wait = limiter.acquire(acquired);
        if (wait.isPresent()) {
            sums.countOfStaff(
                    StaffSignInAuditKind.STAFF_CODE_REFUSED, found.staff().id(), context);
            return new TooManyAttempts(wait.get());
        }
        if (!attempts.count(found.staff(), known)) {
            signIns.note(StaffSignInAuditKind.STAFF_CODE_REFUSED, Optional.of(found.staff()), context);
            return new CodesClosed();
        }
        return signIns.countAttempt(found) ? judge(found, pass.get(), acquired, context) : new StartOver();
    }

    private StaffCodeResult judge(
            Waiting found, Optional<String> session, List<RateLimit> acquired, RequestContext context) {
        if (session.isPresent()) {
            limiter.release(acquired);
            return new SignedIn(session.get(), limits.known(found.staff()));
        }
        attempts.noteWrong(found.staff(), context);
        int left = found.session().attemptsLeft() - 1;
        return left > 0 ? new CodeRefused(new WrongCode(left)) : new StartOver();
    }
}
