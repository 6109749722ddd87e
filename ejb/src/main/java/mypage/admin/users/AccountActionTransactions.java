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
import mypage.otp.OtpService;
import mypage.platform.Rate;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimitAuditKind;
import mypage.ratelimit.RateLimiter;
import mypage.recovery.AccountReactivation;
import mypage.registration.InvitationMailer;
import mypage.session.SessionService;
import mypage.trust.TrustTokenService;

/**
 * The transactions of {@link AccountActionService}. Each locks the account first, so actions on it happen one after
 * the other.
 */
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
    OtpService otp;

    @Inject
    SessionService sessions;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UnknownDeviceLimit unknownDevices;

    @Inject
    RateLimiter limiter;

    @Inject
    AccountActionMailer mailer;

    @Inject
    Disclosures disclosures;

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

    /** Locks a closed account. Nobody can sign in to it anyway, but a link in a mail could open it again. */
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
            notifyUnlocked(account, "unlocked", context);
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
            notifyUnlocked(account, "reopened", context);
            return AccountActionResult.DONE;
        });
    }

    private void notifyUnlocked(Account account, String how, RequestContext context) {
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
            otp.forgive(id);
            audit.record(UserAuditKind.ACCESS_ENDED, account.service(), id, context);
            return AccountActionResult.DONE;
        });
    }

    public AccountActionResult endSession(long id, long sessionId, RequestContext context) {
        return on(
                id,
                account -> sessions.endOne(account, sessionId, context)
                        ? AccountActionResult.DONE
                        : AccountActionResult.NOTHING);
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

    /** Limits mails, so that a second click, or a colleague at the same time, sends no second mail. */
    static RateLimit invitation(String whose) {
        return new RateLimit("desk invitation " + whose, new Rate(1, Duration.ofMinutes(1)));
    }

    public AccountActionResult restoreAttempts(long id, RequestContext context) {
        return on(id, account -> {
            long refilled = unknownDevices.of(account.service(), account.email()).stream()
                    .filter(limiter::refill)
                    .count();
            if (refilled == 0) {
                return AccountActionResult.NOTHING;
            }
            audit.record(RateLimitAuditKind.TRIES_GIVEN_BACK, account.service(), id, context);
            return AccountActionResult.DONE;
        });
    }

    public AccountActionResult disclose(long id, RequestContext context) {
        return on(id, account -> disclosures.ask(account, context));
    }

    /** Locks the main account before the additional one, as everything does that locks both. */
    private AccountActionResult withMain(long id, Function<Account, AccountActionResult> action) {
        Optional<Long> main = Optional.ofNullable(accounts.get(id)).flatMap(Account::mainId);
        boolean free = main.map(accounts::hold).map(Account::isOpen).orElse(true);
        return free ? on(id, action) : AccountActionResult.MAIN_NOT_OPEN;
    }

    private AccountActionResult on(long id, Function<Account, AccountActionResult> action) {
        return accounts.get(id) == null ? AccountActionResult.MEANWHILE : action.apply(accounts.hold(id));
    }
}
