package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import mypage.admin.signin.EnrolmentPasswordResult.Proposal;
import mypage.admin.signin.EnrolmentResult.Enrolled;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffRateLimits;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordHasher;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordRules;
import mypage.password.PasswordWeakness;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.platform.TypedDigits;

/**
 * By a mailed link, a member of staff chooses a password, enrols an authenticator app and gets recovery codes. Nothing
 * is stored until a code has shown that the app works. Until then the browser keeps the hash of the password and the
 * secret of the app, sealed together with the link. Runs outside a transaction, so that no connection is held during
 * hashing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EnrolmentService {

    private static final String PURPOSE = "staff-enrolment";

    /** Separates the parts, none of which contains it. */
    private static final String BETWEEN = "\n";

    @Inject
    PasswordRules rules;

    @Inject
    EnrolmentTransactions enrolments;

    @Inject
    StaffRateLimits limits;

    @Inject
    PasswordHasher hasher;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    private record Opened(StaffMember staff, String link, String secret, String passwordHash) {}

    /** The address of the member of a valid link. Changes nothing. */
    public Optional<String> invited(String link) {
        return enrolments.member(link).map(StaffMember::email);
    }

    /** Checks a password and proposes it with the secret of a new app. Stores nothing. */
    public EnrolmentPasswordResult choosePassword(String link, String password) {
        Optional<StaffMember> staff = enrolments.member(link);
        if (staff.isEmpty()) {
            return new StartOver();
        }
        Optional<PasswordWeakness> weakness =
                rules.weakness(password, staff.get().email());
        if (weakness.isPresent()) {
            return new PasswordRefused(new Weak(weakness.get()));
        }
        try {
            return propose(staff.get(), link, hasher.hash(password));
        } catch (HasherBusyException e) {
            return new PasswordRefused(new HasherBusy());
        }
    }

    private Proposal propose(StaffMember staff, String link, String hash) {
        String secret = Totp.newSecret();
        byte[] sealed = secrets.seal(String.join(BETWEEN, PURPOSE, link, secret, hash));
        return new Proposal(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), staff.email(), secret);
    }

    /** The proposal that this browser keeps, if its link is valid. Changes nothing. */
    public Optional<Proposal> proposal(String sealed) {
        return open(sealed).map(opened -> new Proposal(sealed, opened.staff.email(), opened.secret));
    }

    /** Checks a code of the new app, and stores both factors when it is right. */
    public EnrolmentResult confirm(String sealed, String typedCode, RequestContext context) {
        Optional<Opened> found = open(sealed);
        if (found.isEmpty()) {
            return new StartOver();
        }
        Opened opened = found.get();
        OptionalLong step = TypedDigits.of(typedCode, Totp.DIGITS)
                .map(code -> Totp.step(opened.secret, code, clock.instant()))
                .orElseGet(OptionalLong::empty);
        if (step.isEmpty()) {
            return new WrongProof();
        }
        return enrolments
                .complete(opened.staff, opened.link, opened.passwordHash, opened.secret, step.getAsLong(), context)
                .<EnrolmentResult>map(codes -> new Enrolled(codes, known(opened.staff)))
                .orElseGet(StartOver::new);
    }

    /**
     * The proof of a known device in the new session epoch. Without it, attempts of unknown devices could keep a new
     * member out.
     */
    private String known(StaffMember staff) {
        return limits.known(enrolments.get(staff.id()));
    }

    private Optional<Opened> open(String sealed) {
        String[] parts;
        try {
            parts = secrets.open(Base64.getUrlDecoder().decode(sealed)).split(BETWEEN);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
        return parts.length == 4 && parts[0].equals(PURPOSE)
                ? enrolments.member(parts[1]).map(staff -> new Opened(staff, parts[1], parts[2], parts[3]))
                : Optional.empty();
    }
}
