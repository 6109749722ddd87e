package mypage.admin.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import mypage.account.AccountService;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.password.HasherBusyException;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimiter;
import mypage.registration.RegistrationService;

/**
 * What staff do to accounts. Each action is one transaction with its audit event and the mail to the owner. It does
 * nothing when a colleague was first. No member of staff ever knows a password (ASVS 6.4.6).
 */
@Stateless
public class AccountActionService {

    @Inject
    AccountActionTransactions actions;

    @Inject
    AccountService accounts;

    @Inject
    RegistrationService registrations;

    @Inject
    RateLimiter limiter;

    @Inject
    Secrets secrets;

    /**
     * Locks an account and revokes all access. If it was closed, no link can open it from then on. So it must not
     * happen to an account that its owner closed after the member decided.
     *
     * @param seen the value of {@link AccountView#seen} when the member decided
     */
    @RolesAllowed("OPERATE")
    public AccountActionResult lock(long id, String seen, RequestContext context) {
        return actions.lock(id, seen, context);
    }

    /**
     * Unlocks an account. The owner gets a link to choose a new password, because whoever the lock was meant for may
     * know the old one. An owner who never had a password is invited again. Runs outside a transaction, so that no
     * connection is held during hashing.
     */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountActionResult unlock(long id, RequestContext context) {
        return withUnknownHash(hash -> actions.unlock(id, hash, context));
    }

    /** Opens a closed account like {@link #unlock}, for an owner who missed the link in the mail. */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountActionResult reopen(long id, RequestContext context) {
        return withUnknownHash(hash -> actions.reopen(id, hash, context));
    }

    private AccountActionResult withUnknownHash(Function<String, AccountActionResult> action) {
        try {
            return action.apply(accounts.hash(secrets.newToken()));
        } catch (HasherBusyException e) {
            return AccountActionResult.BUSY;
        }
    }

    /**
     * Ends every session and unfinished sign-in, and resets the count of wrong one-time passwords.
     *
     * @param seen the value of {@link AccountView#seen} when the member decided
     */
    @RolesAllowed("OPERATE")
    public AccountActionResult endSessions(long id, String seen, RequestContext context) {
        return actions.endSessions(id, seen, context);
    }

    /** Ends one session. Its browser may still skip the one-time password. */
    @RolesAllowed("OPERATE")
    public AccountActionResult endSession(long id, long sessionId, RequestContext context) {
        return actions.endSession(id, sessionId, context);
    }

    /**
     * Makes every browser ask for the one-time password again.
     *
     * @param seen the value of {@link AccountView#seen} when the member decided
     */
    @RolesAllowed("OPERATE")
    public AccountActionResult resumeOtp(long id, String seen, RequestContext context) {
        return actions.resumeOtp(id, seen, context);
    }

    /** Mails the owner of an unregistered account another link. */
    @RolesAllowed("OPERATE")
    public AccountActionResult invite(long id, RequestContext context) {
        return actions.invite(id, context);
    }

    /** Restores the attempts of unknown devices, so that they can try the password again at once. */
    @RolesAllowed("OPERATE")
    public AccountActionResult restoreAttempts(long id, RequestContext context) {
        return actions.restoreAttempts(id, context);
    }

    /** Asks a second member to approve that the member gets all data of the account, for a request of disclosure. */
    @RolesAllowed("OPERATE")
    public AccountActionResult disclose(long id, RequestContext context) {
        return actions.disclose(id, context);
    }

    /**
     * Creates a main account and invites its owner. The owner of an account that is not registered yet gets another
     * link.
     */
    @RolesAllowed("OPERATE")
    public AccountActionResult create(Service service, String typedEmail, RequestContext context) {
        String whose = service + " " + EmailAddress.normalize(typedEmail);
        if (limiter.acquire(List.of(AccountActionTransactions.invitation(whose)))
                .isPresent()) {
            return AccountActionResult.TOO_SOON;
        }
        return switch (registrations.invite(service, typedEmail, context)) {
            case SENT -> AccountActionResult.DONE;
            case NO_ADDRESS -> AccountActionResult.NO_ADDRESS;
            case TAKEN -> AccountActionResult.TAKEN;
        };
    }
}
