package mypage.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mypage.account.PasswordHasher;
import mypage.account.PasswordPolicy;
import mypage.account.TooBusyException;
import mypage.account.Weakness;
import mypage.audit.AuditEvent;
import mypage.audit.Client;
import mypage.platform.TypedDigits;
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

    /** Asks for the password so far and a code: Changed, Refused, Wrong, Delayed or Busy. */
    @RolesAllowed("LOOK_UP")
    public StaffSelfStep changePassword(
            SignedInStaff self, String current, String typedCode, String wanted, Client client) {
        Staff staff = selves.get(self.id());
        Optional<Weakness> weakness = PasswordPolicy.weakness(wanted, staff.email());
        if (weakness.isPresent()) {
            return new StaffSelfStep.Refused(weakness.get());
        }
        return limited(
                staff,
                () -> isProved(staff, current, typedCode, client) ? store(staff, self, wanted, client) : wrong());
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

    private StaffSelfStep store(Staff staff, SignedInStaff self, String wanted, Client client) {
        return selves.changePassword(staff, self.sessionId(), hasher.hash(wanted), client)
                .<StaffSelfStep>map(token -> new StaffSelfStep.Changed(token, budgets.known(selves.get(staff.id()))))
                .orElseGet(StaffSelfService::wrong);
    }

    /** Asks for a code: Renewed, Wrong or Delayed. */
    @RolesAllowed("LOOK_UP")
    public StaffSelfStep renewRecoveryCodes(SignedInStaff self, String typedCode, Client client) {
        Staff staff = selves.get(self.id());
        return limited(
                staff,
                () -> isCode(staff, typedCode, client)
                        ? new StaffSelfStep.Renewed(selves.renewRecoveryCodes(staff, client))
                        : wrong());
    }

    private static StaffSelfStep wrong() {
        return new StaffSelfStep.Wrong();
    }

    /** Takes a try before anything is judged, and gives it back unless it was wrong. */
    private StaffSelfStep limited(Staff staff, Supplier<StaffSelfStep> act) {
        List<Budget> tries = budgets.codes(staff.id());
        Optional<Instant> wait = throttle.take(tries);
        if (wait.isPresent()) {
            return new StaffSelfStep.Delayed(wait.get());
        }
        StaffSelfStep step = busyOr(act);
        if (!(step instanceof StaffSelfStep.Wrong)) {
            throttle.giveBack(tries);
        }
        return step;
    }

    private static StaffSelfStep busyOr(Supplier<StaffSelfStep> act) {
        try {
            return act.get();
        } catch (TooBusyException e) {
            return new StaffSelfStep.Busy();
        }
    }
}
