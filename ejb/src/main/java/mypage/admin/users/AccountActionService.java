package mypage.admin.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.password.HasherBusyException;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimiter;
import mypage.registration.RegistrationService;

/**
 * What staff do to accounts. Each act is one transaction with its audit event and the mail to the owner, and does nothing when
 * a colleague was first. No member of staff ever knows a password (ASVS 6.4.6).
 */
@Stateless
public class AccountActionService {

    @Inject
    AccountActionTransactions acts;

    @Inject
    AccountService accounts;

    @Inject
    RegistrationService registrations;

    @Inject
    RateLimiter limiter;

    @Inject
    Secrets secrets;

    /**
     * Ends all access, until staff unlock it. A closed account can't be opened again by any link from then on: so this is not
     * done to one that its owner closed after the member of staff decided.
     *
     * @param seen as {@link AccountView#seen} had it then
     */
    @RolesAllowed("OPERATE")
    public AccountActionResult lock(long id, String seen, RequestContext context) {
        return acts.lock(id, seen, context);
    }

    /**
     * Ends a lock. The owner gets a link to choose a new password, as whoever the lock was meant for may know the old one; an
     * owner who never had a password is invited anew. Runs outside a transaction, so that no connection is held while a password is hashed.
     */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountActionResult unlock(long id, RequestContext context) {
        return withUnknownHash(hash -> acts.unlock(id, hash, context));
    }

    /** Opens a closed account again as {@link #unlock} does, for an owner for whom the link of the mail came too late. */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountActionResult reopen(long id, RequestContext context) {
        return withUnknownHash(hash -> acts.reopen(id, hash, context));
    }

    private AccountActionResult withUnknownHash(Function<String, AccountActionResult> act) {
        try {
            return act.apply(accounts.hash(secrets.newToken()));
        } catch (HasherBusyException e) {
            return AccountActionResult.BUSY;
        }
    }

    /**
     * Ends every session and waiting sign-in, and counts wrong one-time passwords anew.
     *
     * @param seen as {@link AccountView#seen} had it when the member of staff decided
     */
    @RolesAllowed("OPERATE")
    public AccountActionResult endSessions(long id, String seen, RequestContext context) {
        return acts.endSessions(id, seen, context);
    }

    /** Has every browser ask for the one-time password again; {@code seen} as above. */
    @RolesAllowed("OPERATE")
    public AccountActionResult resumeOtp(long id, String seen, RequestContext context) {
        return acts.resumeOtp(id, seen, context);
    }

    /** Mails the owner of an account without a password one more link. */
    @RolesAllowed("OPERATE")
    public AccountActionResult invite(long id, RequestContext context) {
        return acts.invite(id, context);
    }

    /** Lets browsers that the account does not know try its password again at once. */
    @RolesAllowed("OPERATE")
    public AccountActionResult giveTriesBack(long id, RequestContext context) {
        return acts.giveTriesBack(id, context);
    }

    /** Makes a main account, and invites its owner; one that waits for its owner gets one more link. */
    @RolesAllowed("OPERATE")
    public AccountActionResult create(Service service, String typedEmail, RequestContext context) {
        String whose = service + " " + AccountService.normalize(typedEmail);
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
