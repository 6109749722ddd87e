package mypage.profile;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.EmailAddress;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.mailrequest.RecipientLimit;
import mypage.otp.OtpCode;
import mypage.otp.OtpSettings;
import mypage.otp.PendingCode;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.profile.AddressChangeResult.CodeRequired;
import mypage.profile.AddressChangeResult.TooMany;
import mypage.profile.AddressChangeResult.Unchanged;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.Taken;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;

/** The transactions of {@link AddressChangeService}. Each locks the row of the account before it checks the session. */
@Stateless
public class AddressChangeTransactions {

    @Inject
    AddressChangeRepository changes;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    SessionService sessions;

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    AddressChangeMailer mailer;

    @Inject
    RecipientLimit recipients;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings otpSettings;

    @Inject
    ProfileSettings profileSettings;

    @Inject
    Clock clock;

    @Resource
    SessionContext transaction;

    /** @param email normalized */
    public AddressChangeResult begin(SignedInUser user, String email, RequestContext context) {
        if (!sessions.holdRecentlyAuthenticated(user)) {
            return new ReauthenticationRequired();
        }
        Account account = accounts.get(user.accountId());
        if (EmailAddress.normalize(account.email()).equals(email)) {
            return new Unchanged();
        }
        Optional<Instant> until = guessesUsedUpUntil(user)
                .or(() -> limiter.acquire(
                        List.of(new RateLimit("address mails " + account.id(), profileSettings.addressMails()))));
        return until.<AddressChangeResult>map(TooMany::new).orElseGet(() -> mailCode(user, email, context));
    }

    /**
     * A taken address gets a row too, but no six digits match its hash. An address that gets no more mails today has a
     * row without a mail: if the page said so, it could reveal an account of another service.
     */
    private CodeRequired mailCode(SignedInUser user, String email, RequestContext context) {
        PendingCode code = new PendingCode(
                secrets.newToken(),
                email,
                secrets.newDigits(OtpCode.REFERENCE_DIGITS),
                clock.instant().plus(otpSettings.validity()));
        boolean taken = addresses.isTaken(user.service(), email);
        String digits = taken ? secrets.newToken() : secrets.newDigits(OtpCode.DIGITS);
        byte[] codeHash = secrets.keyedHash(message(code.token(), digits));
        changes.begin(user, secrets.digest(code.token()), codeHash, code);
        if (recipients.acquire(email)) {
            mailer.sendCode(user, code, taken ? Optional.empty() : Optional.of(digits), context.language());
            audit.record(ProfileAuditKind.ADDRESS_PROOF_ISSUED, user.service(), user.accountId(), context);
        }
        return new CodeRequired(code);
    }

    public Optional<AddressChange> find(SignedInUser user) {
        return changes.find(user);
    }

    /**
     * Counts an attempt at this code, see {@link mypage.otp.MailedCode#countAttempt}.
     *
     * @return the attempts left; empty when there was none, or the user has to reauthenticate
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public OptionalInt countAttempt(SignedInUser user, String token) {
        int limit = otpSettings.attempts();
        boolean counted = sessions.holdRecentlyAuthenticated(user)
                && limiter.acquire(List.of(guesses(user))).isEmpty()
                && changes.countAttempt(user, secrets.digest(token), limit, clock.instant());
        return counted ? OptionalInt.of(find(user).orElseThrow().attemptsLeft(limit)) : OptionalInt.empty();
    }

    /** When the next code can be typed, if too many were wrong. */
    public Optional<Instant> guessesUsedUpUntil(SignedInUser user) {
        return limiter.delayedUntil(guesses(user));
    }

    /** Wrong codes across all changes, so that nobody proves an address by patience that is not theirs. */
    private RateLimit guesses(SignedInUser user) {
        return new RateLimit("address codes " + user.accountId(), otpSettings.guesses());
    }

    /** Compares the code in constant time. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean matches(AddressChange change, String token, String digits) {
        return secrets.matches(message(token, digits), change.codeHash());
    }

    public void recordWrongCode(SignedInUser user, RequestContext context) {
        audit.record(ProfileAuditKind.ADDRESS_PROOF_WRONG, user.service(), user.accountId(), context);
    }

    /**
     * Consumes the code and sets the address, unless another account has taken it. Ends all access except this session
     * and notifies both addresses.
     *
     * @param device the only one that may stay known
     * @return Changed or Taken; empty, and nothing has changed, when another request was first or the user has to
     *     reauthenticate
     */
    public Optional<AddressCodeResult> complete(
            SignedInUser user, String token, AddressChange change, DeviceCookies device, RequestContext context) {
        if (!sessions.holdRecentlyAuthenticated(user) || !changes.use(user, secrets.digest(token), clock.instant())) {
            return Optional.empty();
        }
        limiter.release(List.of(guesses(user)));
        Account before = accounts.get(user.accountId());
        if (!addresses.change(user.service(), user.accountId(), change.email(), context)) {
            return Optional.of(new Taken());
        }
        tokens.endAll(user.accountId());
        devices.forgetOthers(user.accountId(), device);
        notifications.send(Notice.EMAIL_CHANGED, before, context);
        mailer.sendChanged(user, change.email(), context.language());
        Optional<AddressCodeResult> changed = sessions.carryOver(user).map(Changed::new);
        if (changed.isEmpty()) {
            transaction.setRollbackOnly();
        }
        return changed;
    }

    private static String message(String token, String digits) {
        return "address:" + token + ":" + digits;
    }
}
