package mypage.admin.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.audit.AuditTrail;
import mypage.device.UnknownDeviceLimit;
import mypage.platform.Rate;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimitAuditKind;
import mypage.ratelimit.RateLimiter;
import mypage.recovery.AccountReactivation;
import mypage.registration.InvitationMailer;
import mypage.trust.TrustTokenService;

/** The transactions of {@link AccountActionService}. Each holds the account first, so acts on it come one after the other. */
@Stateless
public class AccountActionTransactions {

    @Inject
    AccountService accounts;

    @Inject
    AccountReactivation unlocking;

    @Inject
    InvitationMailer invitations;

    @Inject
    TrustTokenService trust;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UnknownDeviceLimit unknownDevices;

    @Inject
    RateLimiter limiter;

    @Inject
    AccountActionMailer mailer;

    @Inject
    AuditTrail audit;

    public AccountActionResult lock(long id, String seen, RequestContext context) {
        return on(id, account -> {
            if (isChanged(account, seen)) {
                return AccountActionResult.MEANWHILE;
            }
            if (account.isClosed()) {
                return lockClosed(account, context);
            }
            if (!accounts.lock(account.service(), id, context)) {
                return AccountActionResult.MEANWHILE;
            }
            mailer.locked(account);
            return AccountActionResult.DONE;
        });
    }

    /** Nobody can sign in to it; but links of mails might still open it again. */
    private AccountActionResult lockClosed(Account account, RequestContext context) {
        if (tokens.endAllForGood(account.id()) == 0) {
            return AccountActionResult.NOTHING;
        }
        audit.record(AccountAuditKind.LOCKED, account.service(), account.id(), context);
        return AccountActionResult.DONE;
    }

    public AccountActionResult unlock(long id, String unknownHash, RequestContext context) {
        return withMain(id, account -> {
            if (!unlocking.unlock(account, unknownHash, context)) {
                return AccountActionResult.MEANWHILE;
            }
            tellUnlocked(account, "unlocked", context);
            return AccountActionResult.DONE;
        });
    }

    public AccountActionResult reopen(long id, String unknownHash, RequestContext context) {
        return withMain(id, account -> {
            if (!account.isClosed()) {
                return AccountActionResult.MEANWHILE;
            }
            if (!unlocking.reopen(account, unknownHash, context)) {
                return AccountActionResult.TAKEN;
            }
            tellUnlocked(account, "reopened", context);
            return AccountActionResult.DONE;
        });
    }

    private void tellUnlocked(Account account, String how, RequestContext context) {
        if (account.isRegistered()) {
            mailer.choosePassword(account, how);
        } else {
            invitations.send(account, context);
        }
    }

    public AccountActionResult endSessions(long id, String seen, RequestContext context) {
        return on(id, account -> {
            if (!account.isOpen() || isChanged(account, seen)) {
                return AccountActionResult.MEANWHILE;
            }
            accounts.endSessions(id);
            audit.record(UserAuditKind.ACCESS_ENDED, account.service(), id, context);
            return AccountActionResult.DONE;
        });
    }

    public AccountActionResult resumeOtp(long id, String seen, RequestContext context) {
        return on(id, account -> {
            if (!account.isOpen() || isChanged(account, seen)) {
                return AccountActionResult.MEANWHILE;
            }
            if (!trust.isSet(id)) {
                return AccountActionResult.NOTHING;
            }
            trust.endAll(account.service(), id, context);
            return AccountActionResult.DONE;
        });
    }

    private static boolean isChanged(Account account, String seen) {
        return !AccountLookupService.seen(account).equals(seen);
    }

    public AccountActionResult invite(long id, RequestContext context) {
        return on(id, account -> {
            if (!account.isOpen() || account.isRegistered()) {
                return AccountActionResult.MEANWHILE;
            }
            if (limiter.acquire(List.of(invitation(Long.toString(id)))).isPresent()) {
                return AccountActionResult.TOO_SOON;
            }
            invitations.send(account, context);
            return AccountActionResult.DONE;
        });
    }

    /** So that a second click, or a colleague at the same moment, sends no second mail. */
    static RateLimit invitation(String whose) {
        return new RateLimit("desk invitation " + whose, new Rate(1, Duration.ofMinutes(1)));
    }

    public AccountActionResult giveTriesBack(long id, RequestContext context) {
        return on(id, account -> {
            if (!limiter.refill(unknownDevices.of(account.service(), account.email()))) {
                return AccountActionResult.NOTHING;
            }
            audit.record(RateLimitAuditKind.TRIES_GIVEN_BACK, account.service(), id, context);
            return AccountActionResult.DONE;
        });
    }

    /** The main account is held before the additional one, as by all who hold both. */
    private AccountActionResult withMain(long id, Function<Account, AccountActionResult> act) {
        Optional<Long> main = Optional.ofNullable(accounts.get(id)).flatMap(Account::mainId);
        boolean free = main.map(accounts::hold).map(Account::isOpen).orElse(true);
        return free ? on(id, act) : AccountActionResult.MAIN_NOT_OPEN;
    }

    private AccountActionResult on(long id, Function<Account, AccountActionResult> act) {
        return accounts.get(id) == null ? AccountActionResult.MEANWHILE : act.apply(accounts.hold(id));
    }
}
