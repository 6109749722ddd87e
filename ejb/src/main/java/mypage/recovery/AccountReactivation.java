package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import mypage.account.Account;
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

    private static final String UNLOCK = """
            update account a set locked_at = null, trust_generation = a.trust_generation + 1,
                access_generation = a.access_generation + 1
            where a.id = ?1 and a.locked_at is not null and a.closed_at is null
                and (a.main_id is null
                    or exists (select from account m where m.id = a.main_id and m.locked_at is null))""";

    private static final String FORGET_PASSWORD =
            "update account set password_hash = ?2 where id = ?1 and password_hash is not null";

    @PersistenceContext
    EntityManager entities;

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
        boolean unlocked =
                entities.createNativeQuery(UNLOCK).setParameter(1, account.id()).executeUpdate() == 1;
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
        entities.createNativeQuery(FORGET_PASSWORD)
                .setParameter(1, account.id())
                .setParameter(2, unknown)
                .executeUpdate();
        devices.forgetAll(account.id());
        tokens.endAll(account.id());
        entities.refresh(account);
    }
}
