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
import mypage.otp.OtpService;
import mypage.platform.RequestContext;

/**
 * Gives locked or closed accounts back to their owners. Nobody can be sure why an account was locked or closed: whoever
 * was in it may have its password, a link in an older mail, or a known device. So all of these are revoked, and a
 * password that nobody knows replaces the old one until the owner chooses another by a link. All methods join the
 * caller's transaction, which has locked the row of the account.
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
    OtpService otp;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AuditTrail audit;

    /**
     * Unlocks an account.
     *
     * @param unknown the hash of a password that nobody knows
     * @return false, and nothing has changed, when it is not locked, is closed, or its main account is not open
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
     * Opens a closed account with the address that it had.
     *
     * @param unknown the hash of a password that nobody knows
     * @return false, and nothing has changed, when another account has the address or the main account is closed
     */
    public boolean reopen(Account account, String unknown, RequestContext context) {
        boolean reopened = addresses.reopen(account, context);
        if (reopened) {
            renew(account, unknown);
        }
        return reopened;
    }

    /** Objections of former addresses stay, because the intruder may have been the one who changed the address. */
    private void renew(Account account, String unknown) {
        accounts.replacePassword(account.id(), unknown);
        devices.forgetAll(account.id());
        otp.forgive(account.id());
        tokens.endAll(account.id());
        entities.refresh(account);
    }
}
