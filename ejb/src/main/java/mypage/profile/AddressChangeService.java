package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import mypage.account.EmailAddress;
import mypage.otp.CodeCheck;
import mypage.otp.CodeCheckResult.Accepted;
import mypage.otp.CodeCheckResult.Exhausted;
import mypage.otp.CodeCheckResult.Refused;
import mypage.otp.CodeCheckResult.Unavailable;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.MailedCode;
import mypage.otp.OtpSettings;
import mypage.otp.PendingCode;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.profile.AddressChangeResult.NotAnAddress;
import mypage.profile.AddressCodeResult.CodeInvalid;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;

/**
 * Lets signed-in users change their address, which is their ID. They have reauthenticated, so the old address still
 * receives mail. A mailed code proves that the new one is theirs (requirements 15 and 60). Nobody learns here whether
 * an address has an account (ASVS 6.3.8). Runs outside a transaction, as {@link CodeCheck} requires.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AddressChangeService {

    @Inject
    AddressChangeTransactions transactions;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings settings;

    @Inject
    Clock clock;

    /**
     * Mails a code to the new address, in place of an older one. If another account has the address, the mail says so,
     * and no code will be accepted.
     */
    public AddressChangeResult begin(SignedInUser user, String typedEmail, RequestContext context) {
        return EmailAddress.of(typedEmail)
                .map(email -> transactions.begin(user, email, context))
                .orElseGet(NotAnAddress::new);
    }

    /** Whether a code is pending for this session. Changes nothing. */
    public CodeStatus resume(SignedInUser user, String token) {
        Optional<AddressChange> change = transactions.find(user).filter(c -> !token.isEmpty());
        Optional<InvalidReason> reason =
                change.isEmpty() ? Optional.of(InvalidReason.UNKNOWN) : invalidReason(change.get(), user, token);
        return reason.<CodeStatus>map(CodeStatus.Invalid::new)
                .orElseGet(() -> change.get().code(token));
    }

    /** Makes the new address the ID of the account if this is the code mailed to it; see {@link CodeCheck}. */
    public AddressCodeResult submit(
            SignedInUser user, String token, String typedCode, DeviceCookies device, RequestContext context) {
        Optional<MailedCode<AddressCodeResult>> pending = transactions
                .find(user)
                .filter(change -> invalidReason(change, user, token).isEmpty())
                .map(change -> code(user, token, change, device, context));
        return switch (CodeCheck.submit(pending, typedCode)) {
            case Accepted(AddressCodeResult outcome) -> outcome;
            case Refused(CodeRefusal why) -> new CodeRefused(why);
            case Exhausted() -> new CodeInvalid(InvalidReason.NO_TRIES_LEFT);
            case Unavailable() -> unavailable(user, token);
        };
    }

    private MailedCode<AddressCodeResult> code(
            SignedInUser user, String token, AddressChange change, DeviceCookies device, RequestContext context) {
        return new MailedCode<>() {
            @Override
            public OptionalInt countAttempt() {
                return transactions.countAttempt(user, token);
            }

            @Override
            public boolean matches(String digits) {
                return transactions.matches(change, token, digits);
            }

            @Override
            public void recordWrongCode() {
                transactions.recordWrongCode(user, context);
            }

            @Override
            public Optional<AddressCodeResult> consume() {
                return transactions.complete(user, token, change, device, context);
            }
        };
    }

    /** If the code is still pending, too many were wrong, or the session has to reauthenticate. */
    private AddressCodeResult unavailable(SignedInUser user, String token) {
        return switch (resume(user, token)) {
            case PendingCode stillPending ->
                transactions.guessesUsedUpUntil(user).isPresent()
                        ? new CodeInvalid(InvalidReason.NO_TRIES_LEFT)
                        : new ReauthenticationRequired();
            case CodeStatus.Invalid(InvalidReason reason) -> new CodeInvalid(reason);
        };
    }

    private Optional<InvalidReason> invalidReason(AddressChange change, SignedInUser user, String token) {
        return change.invalidReason(user.sessionId(), secrets.digest(token), settings.attempts(), clock.instant());
    }
}
