package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordChange;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.platform.DeferredTasks;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/** How owners who are not signed in take their account back when somebody else is in it, or when they forgot the password. */
@Stateless
public class RecoveryService {

    @Inject
    AccountService accounts;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AddressRestoration addresses;

    @Inject
    PasswordChange passwords;

    @Inject
    RecoveryLinkMailer mailer;

    @Inject
    DeferredTasks deferred;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    ActionTokenSettings actionTokenSettings;

    @Inject
    RecoverySettings recoverySettings;

    @Inject
    Clock clock;

    /** Whether the link of a mail can still be used. Changes nothing, however often mail scanners open it. */
    public boolean canShutOut(Service service, String token) {
        return tokens.owner(Purpose.NOT_ME, service, token).isPresent();
    }

    /** Whether the link was mailed to a former address, and gives that back. */
    public boolean restoresAddress(String token) {
        return tokens.find(Purpose.NOT_ME, token)
                .flatMap(AccountActionToken::formerEmail)
                .isPresent();
    }

    /**
     * 「心当たりがない」: uses the link of a mail up, and ends all sessions, all waiting sign-ins and all skip settings of its
     * account at once. A link that was mailed to a former address gives that back, too, and opens the account again if it was
     * closed meanwhile. The account's row is held first, so nothing that is done in the account at the same moment comes in
     * between.
     */
    public EventDisavowalResult shutOut(Service service, String token, RequestContext context) {
        return tokens.owner(Purpose.NOT_ME, service, token)
                .map(this::held)
                .flatMap(account -> tokens.owner(Purpose.NOT_ME, service, token))
                .flatMap(account -> tokens.find(Purpose.NOT_ME, token)
                        .filter(link -> tokens.use(Purpose.NOT_ME, token))
                        .map(link -> shutOut(account, link, context)))
                .orElseGet(EventDisavowalResult.LinkInvalid::new);
    }

    /** The main account first, as by all who hold both: opening a closed one again holds it too. */
    private Account held(Account account) {
        account.mainId().ifPresent(accounts::hold);
        return accounts.hold(account.id());
    }

    private EventDisavowalResult shutOut(Account account, AccountActionToken link, RequestContext context) {
        accounts.endAccess(account.id());
        devices.forgetAll(account.id());
        tokens.endAll(account.id());
        audit.record(RecoveryAuditKind.NOT_ME, account.service(), account.id(), context);
        boolean restored = link.formerEmail().isPresent();
        if (restored && !addresses.restore(account, link, context)) {
            return new EventDisavowalResult.Stopped();
        }
        Instant end = clock.instant().plus(actionTokenSettings.resetValidity());
        return new EventDisavowalResult.Done(tokens.issue(Purpose.PASSWORD_RESET, account.id(), end), restored);
    }

    /**
     * パスワード再登録（パスワードを忘れた場合）: has a link mailed to the account with this ID, if there is one and not too many were mailed of
     * late. Neither the answer nor its time tells whether there is an account, see {@link DeferredTasks}.
     *
     * @return empty when that is under way; else, as too many were asked for from this network, when the next can be
     */
    public Optional<Instant> mailLink(Service service, String typedEmail, RequestContext context) {
        Optional<Instant> next = limiter.acquire(List.of(asked(context)));
        if (next.isEmpty()) {
            deferred.run(() -> mailer.send(service, typedEmail, context));
        }
        return next;
    }

    private RateLimit asked(RequestContext context) {
        return new RateLimit("links " + context.network(), recoverySettings.networkMails());
    }

    /** Whether this browser may choose a new password. */
    public boolean canReset(Service service, String resetToken) {
        return tokens.owner(Purpose.PASSWORD_RESET, service, resetToken).isPresent();
    }

    /**
     * Sets a new password and uses the permission up, ends what the old password opened, and signs nobody in
     * (ASVS 6.4.3). Runs outside a transaction, so that no connection is held while the password is hashed.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PasswordByLinkResult choosePassword(
            Service service, String resetToken, String password, RequestContext context) {
        return tokens.owner(Purpose.PASSWORD_RESET, service, resetToken)
                .<PasswordByLinkResult>map(account -> passwords.choose(
                        account,
                        password,
                        hash -> passwords.changeByLink(account, resetToken, hash, context),
                        PasswordByLinkResult.Refused::new))
                .orElseGet(LinkInvalid::new);
    }
}
