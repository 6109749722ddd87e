package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.OtpCode;
import mypage.otp.OtpSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.profile.AddressChangeResult.NotAnAddress;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.profile.CodeOver.Reason;
import mypage.session.SignedInUser;

/**
 * Who is signed in changes the own address, which is the ID: behind a fresh proof of both factors, so the old address
 * still receives mail, and by a code that is mailed to the new one (requirements 15 and 60). Nobody learns here whose
 * account an address is (ASVS 6.3.8). Runs outside a transaction, so that a try is counted before it is judged.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AddressChangeService {

    @Inject
    AddressChangeTransactions changes;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings settings;

    @Inject
    Clock clock;

    /**
     * Mails a code to the new address, in place of an older one. An address that is another account's gets a mail that
     * says so, and then no code works.
     */
    public AddressChangeResult begin(SignedInUser user, String typedEmail, RequestContext context) {
        return EmailAddress.of(typedEmail)
                .map(email -> changes.begin(user, email, context))
                .orElseGet(NotAnAddress::new);
    }

    /** Whether this session waits for this code. Changes nothing. */
    public PendingAddressResult resume(SignedInUser user, String token) {
        Optional<AddressChange> change = changes.find(user);
        if (change.isEmpty() || token.isEmpty()) {
            return new CodeOver(Reason.UNKNOWN);
        }
        return change.get()
                .over(user.sessionId(), secrets.digest(token), tries(), clock.instant())
                .<PendingAddressResult>map(CodeOver::new)
                .orElseGet(() -> change.get().step(token));
    }

    /**
     * Makes the new address the account's, if this is the code that was mailed to it; of many at once exactly one
     * does.
     */
    public AddressCodeResult submit(SignedInUser user, String token, String typedCode, RequestContext context) {
        return switch (resume(user, token)) {
            case CodeRequired required ->
                OtpCode.parse(typedCode)
                        .map(code -> judge(user, token, code, context))
                        .orElseGet(() -> new CodeRefused(new MalformedCode()));
            case CodeOver over -> over;
        };
    }

    private AddressCodeResult judge(SignedInUser user, String token, String code, RequestContext context) {
        Optional<AddressChange> change = changes.countTry(user, token);
        if (change.isEmpty()) {
            return refused(user, token);
        }
        if (!changes.matches(change.get(), token, code)) {
            changes.noteWrongCode(user, context);
            int left = change.get().triesLeft(tries());
            return left > 0 ? new CodeRefused(new WrongCode(left)) : new CodeOver(Reason.NO_TRIES_LEFT);
        }
        return changes.complete(user, token, change.get(), context).orElseGet(() -> refused(user, token));
    }

    /** Where the code could still be tried, it was the session that was refused. */
    private AddressCodeResult refused(SignedInUser user, String token) {
        return switch (resume(user, token)) {
            case CodeRequired required -> new ReauthenticationRequired();
            case CodeOver over -> over;
        };
    }

    private int tries() {
        return settings.attempts();
    }
}
