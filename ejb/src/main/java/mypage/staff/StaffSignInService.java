package mypage.staff;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import mypage.account.Busy;
import mypage.account.PasswordDenial.WrongPassword;
import mypage.account.TooBusyException;
import mypage.audit.AuditEvent;
import mypage.audit.Client;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.platform.TypedDigits;
import mypage.staff.StaffCodeResult.CodeRefused;
import mypage.staff.StaffCodeResult.SignedIn;
import mypage.staff.StaffSignInResult.CodeRequired;
import mypage.staff.StaffSignInResult.Denied;
import mypage.staff.StaffSignIns.Waiting;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;

/**
 * The way in for staff: password, then a code of the authenticator app, or a recovery code in its place; never one alone. Runs
 * outside a transaction, so that no connection is held while a password is hashed and every failure is counted in a
 * transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffSignInService {

    @Inject
    StaffSignIns signIns;

    @Inject
    StaffFactors factors;

    @Inject
    StaffBudgets budgets;

    @Inject
    Throttle throttle;

    /**
     * Takes a try from the budgets, then checks address and password. An unknown address, a disabled member and one who has
     * not enrolled are answered as a wrong password, and take as long.
     */
    public StaffSignInResult begin(String email, String password, StaffBrowser browser, Client client) {
        Optional<Staff> staff = signIns.find(email);
        List<Budget> tries = budgets.passwords(email, staff, browser, client);
        Optional<Instant> wait = throttle.take(tries);
        if (wait.isPresent()) {
            signIns.note(AuditEvent.Kind.STAFF_PASSWORD_REFUSED, staff, client);
            return new Delayed(wait.get());
        }
        try {
            if (!factors.isPasswordOf(staff, password)) {
                signIns.note(AuditEvent.Kind.STAFF_PASSWORD_REFUSED, staff, client);
                return new Denied(new WrongPassword());
            }
        } catch (TooBusyException e) {
            throttle.giveBack(tries);
            return new Denied(new Busy());
        }
        throttle.giveBack(tries);
        return new CodeRequired(signIns.open(staff.get(), browser));
    }

    /** Whether this browser has typed the right password, and the code is waited for. */
    public boolean isWaiting(String token) {
        return signIns.waiting(token).isPresent();
    }

    /** Checks a code of the authenticator app; the try is counted before it is judged (ASVS 6.3.1). */
    public StaffCodeResult submitCode(String token, String typed, Client client) {
        return submit(
                token,
                TypedDigits.of(typed, Totp.DIGITS),
                (found, code) -> signIns.passCode(found, code, client),
                client);
    }

    /** The same with a recovery code. */
    public StaffCodeResult submitRecoveryCode(String token, String typed, Client client) {
        return submit(
                token,
                TypedDigits.of(typed, RecoveryCode.DIGITS),
                (found, code) -> signIns.passRecoveryCode(found, code, client),
                client);
    }

    private StaffCodeResult submit(
            String token, Optional<String> code, BiFunction<Waiting, String, Optional<String>> pass, Client client) {
        Optional<Waiting> found = signIns.waiting(token);
        if (found.isEmpty()) {
            return new Over();
        } else if (code.isEmpty()) {
            return new CodeRefused(new MalformedCode());
        }
        List<Budget> tries = budgets.codes(found.get().staff().id());
        Optional<Instant> wait = throttle.take(tries);
        if (wait.isPresent()) {
            signIns.note(AuditEvent.Kind.STAFF_CODE_REFUSED, found.map(Waiting::staff), client);
            return new Delayed(wait.get());
        }
        return signIns.countTry(found.get())
                ? judge(found.get(), pass.apply(found.get(), code.get()), tries, client)
                : new Over();
    }

    private StaffCodeResult judge(Waiting found, Optional<String> session, List<Budget> tries, Client client) {
        if (session.isPresent()) {
            throttle.giveBack(tries);
            return new SignedIn(session.get(), budgets.known(found.staff()));
        }
        signIns.note(AuditEvent.Kind.STAFF_CODE_REFUSED, Optional.of(found.staff()), client);
        int left = found.session().triesLeft() - 1;
        return left > 0 ? new CodeRefused(new WrongCode(left)) : new Over();
    }
}
