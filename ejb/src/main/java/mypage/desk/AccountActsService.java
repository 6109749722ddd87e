package mypage.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import mypage.account.AccountService;
import mypage.account.RegistrationService;
import mypage.account.Service;
import mypage.account.TooBusyException;
import mypage.audit.Client;
import mypage.platform.Secrets;
import mypage.throttle.Throttle;

/**
 * What staff do to accounts. Each act is one transaction with its audit event and the mail to the owner, and does nothing when
 * a colleague was first. No member of staff ever knows a password (ASVS 6.4.6).
 */
@Stateless
public class AccountActsService {

    @Inject
    AccountActs acts;

    @Inject
    AccountService accounts;

    @Inject
    RegistrationService registrations;

    @Inject
    Throttle throttle;

    @Inject
    Secrets secrets;

    /**
     * Ends all access, until staff unlock it. A closed account can't be opened again by any link from then on: so this is not
     * done to one that its owner closed after the member of staff decided.
     *
     * @param seen as {@link AccountView#seen} had it then
     */
    @RolesAllowed("OPERATE")
    public ActStep lock(long id, String seen, Client client) {
        return acts.lock(id, seen, client);
    }

    /**
     * Ends a lock. The owner gets a link to choose a new password, as whoever the lock was meant for may know the old one; an
     * owner who never had a password is invited anew. Runs outside a transaction, so that no connection is held while a password is hashed.
     */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ActStep unlock(long id, Client client) {
        return withUnknownHash(hash -> acts.unlock(id, hash, client));
    }

    /** Opens a closed account again as {@link #unlock} does, for an owner for whom the link of the mail came too late. */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ActStep reopen(long id, Client client) {
        return withUnknownHash(hash -> acts.reopen(id, hash, client));
    }

    private ActStep withUnknownHash(Function<String, ActStep> act) {
        try {
            return act.apply(accounts.hash(secrets.newToken()));
        } catch (TooBusyException e) {
            return ActStep.BUSY;
        }
    }

    /**
     * Ends every session and waiting sign-in, and counts wrong one-time passwords anew.
     *
     * @param seen as {@link AccountView#seen} had it when the member of staff decided
     */
    @RolesAllowed("OPERATE")
    public ActStep endSessions(long id, String seen, Client client) {
        return acts.endSessions(id, seen, client);
    }

    /** Has every browser ask for the one-time password again; {@code seen} as above. */
    @RolesAllowed("OPERATE")
    public ActStep resumeOtp(long id, String seen, Client client) {
        return acts.resumeOtp(id, seen, client);
    }

    /** Mails the owner of an account without a password one more link. */
    @RolesAllowed("OPERATE")
    public ActStep invite(long id, Client client) {
        return acts.invite(id, client);
    }

    /** Lets browsers that the account does not know try its password again at once. */
    @RolesAllowed("OPERATE")
    public ActStep giveTriesBack(long id, Client client) {
        return acts.giveTriesBack(id, client);
    }

    /** Makes a main account, and invites its owner; one that waits for its owner gets one more link. */
    @RolesAllowed("OPERATE")
    public ActStep create(Service service, String typedEmail, Client client) {
        String whose = service + " " + AccountService.normalize(typedEmail);
        if (throttle.take(List.of(AccountActs.invitation(whose))).isPresent()) {
            return ActStep.TOO_SOON;
        }
        return switch (registrations.invite(service, typedEmail, client)) {
            case SENT -> ActStep.DONE;
            case NO_ADDRESS -> ActStep.NO_ADDRESS;
            case TAKEN -> ActStep.TAKEN;
        };
    }
}
