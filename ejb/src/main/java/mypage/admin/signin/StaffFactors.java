package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mypage.admin.staff.RecoveryCode;
import mypage.admin.staff.RecoveryCodeRepository;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.password.HashPriority;
import mypage.password.PasswordHasher;
import mypage.platform.Secrets;

/** Checks the factors of members of staff: a password, and a code of their app or a recovery code in its place. */
@Stateless
public class StaffFactors {

    private static final int RECOVERY_CODES = 10;
    private static final System.Logger LOG = System.getLogger(StaffFactors.class.getName());

    @Inject
    StaffMemberRepository members;

    @Inject
    RecoveryCodeRepository codes;

    @Inject
    PasswordHasher hasher;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Whether the member exists and this is the password. Takes equally long when there is no member (ASVS 6.3.8).
     *
     * @throws mypage.password.HasherBusyException when too many hashes are already waiting
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean isPasswordOf(Optional<StaffMember> staff, String password, HashPriority priority) {
        return hasher.matches(staff.map(StaffMember::passwordHash).orElseGet(hasher::dummy), password, priority)
                && staff.isPresent();
    }

    /**
     * Consumes a code of the member's app, and seals the secret again, so that the key with which it was sealed can be
     * replaced. Joins the caller's transaction.
     *
     * @return false when the code is wrong or was used before
     */
    public boolean takeCode(StaffMember staff, String code) {
        return secret(staff)
                .filter(secret -> takeCode(staff, secret, Totp.step(secret, code, clock.instant())))
                .isPresent();
    }

    private boolean takeCode(StaffMember staff, String secret, OptionalLong step) {
        return step.isPresent() && members.takeStep(staff, step.getAsLong(), secrets.seal(secret));
    }

    private Optional<String> secret(StaffMember staff) {
        try {
            return Optional.of(secrets.open(staff.totpSecret()));
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "the secret of a member of staff can''t be read: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Consumes a recovery code of the member; false when it is none. Joins the caller's transaction. */
    public boolean takeRecoveryCode(StaffMember staff, String code) {
        return codes.of(staff.id()).stream()
                .filter(kept -> secrets.matches(purpose(staff.id(), code), kept.codeHash()))
                .anyMatch(codes::use);
    }

    /** Replaces all recovery codes by new ones, which are returned only this once. Joins the caller's transaction. */
    public List<String> renewRecoveryCodes(long staffId) {
        codes.endAll(staffId);
        List<String> renewed = Stream.generate(() -> secrets.newDigits(RecoveryCode.DIGITS))
                .limit(RECOVERY_CODES)
                .toList();
        renewed.forEach(code -> codes.add(new RecoveryCode(staffId, secrets.keyedHash(purpose(staffId, code)))));
        return renewed;
    }

    /** How many recovery codes the member has left. */
    public int recoveryCodesLeft(long staffId) {
        return codes.count(staffId);
    }

    private static String purpose(long staffId, String code) {
        return "staff-recovery:" + staffId + ":" + code;
    }
}
