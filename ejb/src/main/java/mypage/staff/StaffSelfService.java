package mypage.staff;

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
import mypage.account.Busy;
import mypage.account.PasswordHasher;
import mypage.account.PasswordPolicy;
import mypage.account.PasswordRefusal.Weak;
import mypage.account.TooBusyException;
import mypage.account.Weakness;
import mypage.audit.AuditEvent;
import mypage.audit.Client;
import mypage.platform.TypedDigits;
import mypage.staff.RecoveryCodesResult.Renewed;
import mypage.staff.StaffPasswordResult.Changed;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;

/**
 * What members of staff do with their own factors and sessions; who is signed in proves anew who it is before a factor changes
 * (ASVS 7.5.1). Runs outside a transaction, as sign-ins do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffSelfService {

    @Inject
    StaffSelves selves;

    @Inject
    StaffFactors factors;

    @Inject
    StaffBudgets budgets;

    @Inject
    Throttle throttle;

    @Inject
    PasswordHasher hasher;

    @RolesAllowed("LOOK_UP")
    public int recoveryCodesLeft(SignedInStaff self) {
        return selves.recoveryCodesLeft(self.id());
    }

    /** How many sessions the member has, beside the one at hand. */
    @RolesAllowed("LOOK_UP")
    public int otherSessions(SignedInStaff self) {
        return selves.otherSessions(self);
    }

    /** At once on every node. */
    @RolesAllowed("LOOK_UP")
    public void endOtherSessions(SignedInStaff self, Client client) {
        selves.endOtherSessions(self, client);
    }

    /** Asks for the password so far and a code. */
    @RolesAllowed("LOOK_UP")
    public StaffPasswordResult changePassword(
            SignedInStaff self, String current, String typedCode, String wanted, Client client) {
        Staff staff = selves.get(self.id());
        Optional<Weakness> weakness = PasswordPolicy.weakness(wanted, staff.email());
        if (weakness.isPresent()) {
            return new Refused(new Weak(weakness.get()));
        }
        return limited(staff, () -> change(staff, self, current, typedCode, wanted, client), Wrong::new, Delayed::new);
    }

    private Optional<StaffPasswordResult> change(
            Staff staff, SignedInStaff self, String current, String typedCode, String wanted, Client client) {
        try {
            return isProved(staff, current, typedCode, client) ? store(staff, self, wanted, client) : Optional.empty();
        } catch (TooBusyException e) {
            return Optional.of(new Refused(new Busy()));
        }
    }

    private boolean isProved(Staff staff, String password, String typedCode, Client client) {
        if (!factors.isPasswordOf(Optional.of(staff).filter(Staff::isEnrolled), password)) {
            selves.note(AuditEvent.Kind.STAFF_PASSWORD_REFUSED, staff.id(), client);
            return false;
        }
        return isCode(staff, typedCode, client);
    }

    private boolean isCode(Staff staff, String typed, Client client) {
        boolean right = staff.isEnrolled()
                && TypedDigits.of(typed, Totp.DIGITS)
                        .filter(code -> selves.takeCode(staff, code))
                        .isPresent();
        if (!right) {
            selves.note(AuditEvent.Kind.STAFF_CODE_REFUSED, staff.id(), client);
        }
        return right;
    }

    /** Empty when something ended the session meanwhile. */
    private Optional<StaffPasswordResult> store(Staff staff, SignedInStaff self, String wanted, Client client) {
        return selves.changePassword(staff, self.sessionId(), hasher.hash(wanted), client)
                .map(token -> new Changed(token, budgets.known(selves.get(staff.id()))));
    }

    /** Asks for a code. */
    @RolesAllowed("LOOK_UP")
    public RecoveryCodesResult renewRecoveryCodes(SignedInStaff self, String typedCode, Client client) {
        Staff staff = selves.get(self.id());
        return limited(
                staff,
                () -> isCode(staff, typedCode, client)
                        ? Optional.of(new Renewed(selves.renewRecoveryCodes(staff, client)))
                        : Optional.empty(),
                Wrong::new,
                Delayed::new);
    }

    /**
     * Takes a try before anything is judged, and gives it back unless it was wrong.
     *
     * @param act empty when what was typed is wrong
     */
    private <R> R limited(Staff staff, Supplier<Optional<R>> act, Supplier<R> wrong, Function<Instant, R> delayed) {
        List<Budget> tries = budgets.codes(staff.id());
        Optional<Instant> wait = throttle.take(tries);
        if (wait.isPresent()) {
            return delayed.apply(wait.get());
        }
        Optional<R> right = act.get();
        right.ifPresent(result -> throttle.giveBack(tries));
        return right.orElseGet(wrong);
    }
}
