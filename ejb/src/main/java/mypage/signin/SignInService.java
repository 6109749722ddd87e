package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.account.TooBusyException;
import mypage.audit.Client;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpService;
import mypage.signin.SignInAttempts.Found;

/**
 * The way in: password first, then the mailed one-time password. Runs outside a transaction, so that no database
 * connection is held while a password is hashed and every failure is counted in a transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInService {

    @Inject
    AccountService accounts;

    @Inject
    SignInAttempts attempts;

    @Inject
    OtpService otp;

    @Inject
    Clock clock;

    /**
     * Checks ID and password and mails a one-time password when both are right (requirements 1 to 6).
     *
     * @return OtpRequired, Denied, Busy, or SignedIn before the service's launch date
     */
    public SignInStep begin(Service service, String email, String password, Client client) {
        try {
            Optional<Account> account = accounts.find(service, email);
            if (!accounts.isPasswordOf(account, password)) {
                attempts.refuse(service, account, client);
                return new SignInStep.Denied();
            }
            accounts.renewHash(account.get(), password);
            return attempts.open(account.get(), client);
        } catch (TooBusyException e) {
            return new SignInStep.Busy();
        }
    }

    /** Where the attempt of this browser stands: {@code OtpRequired} while its code can be typed, else {@code StartOver}. */
    public SignInStep resume(Service service, String attemptToken) {
        Optional<Found> found = attempts.find(service, attemptToken);
        if (found.isEmpty() || found.get().state(clock.instant()) != OtpChallenge.State.OPEN) {
            return startOver(found);
        }
        return new SignInStep.OtpRequired(
                attemptToken,
                found.get().account().email(),
                found.get().attempt().reference(),
                found.get().challenge().expiresAt());
    }

    /**
     * Checks a typed one-time password; the try is counted before it is judged (requirements 9 to 14).
     *
     * @return SignedIn, MalformedCode, WrongCode or StartOver
     */
    public SignInStep submitOtp(Service service, String attemptToken, String typedCode, Client client) {
        Optional<Found> found = attempts.find(service, attemptToken);
        if (found.isEmpty() || found.get().state(clock.instant()) != OtpChallenge.State.OPEN) {
            return startOver(found);
        }
        return otp.parse(typedCode)
                .map(code -> submit(service, attemptToken, found.get(), code, client))
                .orElseGet(SignInStep.MalformedCode::new);
    }

    private SignInStep submit(Service service, String attemptToken, Found found, String code, Client client) {
        long attemptId = found.attempt().id();
        if (!otp.countTry(found.account().id(), attemptId, clock.instant())) {
            return startOver(attempts.find(service, attemptToken));
        }
        if (!otp.matches(found.challenge(), attemptId, code)) {
            attempts.noteWrongCode(found, client);
            int triesLeft = found.challenge().triesLeft() - 1;
            return triesLeft > 0
                    ? new SignInStep.WrongCode(triesLeft)
                    : new SignInStep.StartOver(SignInStep.Reason.NO_TRIES_LEFT);
        }
        return attempts.complete(found, client).orElseGet(() -> startOver(attempts.find(service, attemptToken)));
    }

    private SignInStep startOver(Optional<Found> found) {
        return new SignInStep.StartOver(
                found.map(f -> reason(f.state(clock.instant()))).orElse(SignInStep.Reason.UNKNOWN));
    }

    private static SignInStep.Reason reason(OtpChallenge.State state) {
        return switch (state) {
            case EXPIRED -> SignInStep.Reason.EXPIRED;
            case REPLACED -> SignInStep.Reason.REPLACED;
            case USED -> SignInStep.Reason.USED;
            case NO_TRIES_LEFT, OPEN -> SignInStep.Reason.NO_TRIES_LEFT;
        };
    }
}
