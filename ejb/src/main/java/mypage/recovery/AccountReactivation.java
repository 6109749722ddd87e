package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.platform.RequestContext;

/**
 * Opens accounts to their owners again. Why an account was locked or closed nobody can be sure of: whoever was in it may have
 * its password, a link of an older mail, or a browser that it knows. So none of these is any good from then on, and a password
 * that nobody knows takes the place of the old one until the owner has chosen another by a link. All join the caller's
 * transaction, which holds the account.
 */
@Stateless
public class AccountReactivation {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AuditTrail audit;

    /**
     * @param unknown the hash of a password that nobody knows
     * @return false, and nothing has changed, when it is not locked, or closed, or its main account is not open
     */
    public boolean unlock(Account account, String unknown, RequestContext context) {
        boolean unlocked = accounts.unlock(account.id());
        if (unlocked) {
            renew(account, unknown);
            audit.record(RecoveryAuditKind.UNLOCKED, account.service(), account.id(), context);
        }
        return unlocked;
    }

    /**
     * The same for a closed one, with the address that it had.
     *
     * @return false, and nothing has changed, when another account has its address, or its main account is closed
     */
    public boolean reopen(Account account, String unknown, RequestContext context) {
        boolean reopened = addresses.reopen(account, context);
        if (reopened) {
            renew(account, unknown);
        }
        return reopened;
    }

    /** What a former address may do stays: who changed the address may have been the one to lock out. */
    private void renew(Account account, String unknown) {
        accounts.replacePassword(account.id(), unknown);
        devices.forgetAll(account.id());
        tokens.endAll(account.id());
        entities.refresh(account);
    }
}
