package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.password.HashPriority;
import mypage.password.HasherBusyException;
import mypage.password.PasswordHasher;
import mypage.platform.Language;
import mypage.platform.RequestContext;

/** Accounts and their passwords. */
@Stateless
public class AccountService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountRepository rows;

    @Inject
    PasswordHasher hasher;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Finds an account by its ID, typed in any width or case. Locked accounts are not found, as if they did not exist.
     */
    public Optional<Account> find(Service service, String typedEmail) {
        String email = EmailAddress.normalize(typedEmail);
        if (email.isEmpty() || email.length() > EmailAddress.LONGEST || email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return rows.find(service, email);
    }

    /** The account of a signed-in user. */
    public Account get(long accountId) {
        return entities.find(Account.class, accountId);
    }

    /**
     * Reads the account anew and locks its row until the caller's transaction ends, so that changes of it happen one
     * after the other.
     */
    public Account hold(long accountId) {
        Account account = get(accountId);
        rows.hold(accountId);
        entities.refresh(account);
        return account;
    }

    /**
     * Whether the account exists and this is its password. Takes equally long when there is no account (ASVS 6.3.8).
     *
     * @throws HasherBusyException when too many hashes are already waiting
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean isPasswordOf(Optional<Account> account, String password, HashPriority priority) {
        Optional<String> hash = account.map(Account::passwordHash);
        return hasher.matches(hash.orElseGet(hasher::dummy), password, priority) && hash.isPresent();
    }

    /** Whether this is the password of an account that proved itself before, such as by its session. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean isPasswordOf(Optional<Account> account, String password) {
        return isPasswordOf(account, password, HashPriority.AT_ONCE);
    }

    /**
     * Sets the first password and records that its owner accepted the terms. Of many simultaneous calls exactly one
     * succeeds. Joins the caller's transaction.
     */
    public boolean register(Service service, long accountId, String hash, RequestContext context) {
        boolean registered = rows.register(accountId, hash, clock.instant());
        if (registered) {
            audit.record(AccountAuditKind.REGISTERED, service, accountId, context);
        }
        return registered;
    }

    /** Rehashes a password that was just verified, if its hash was made with outdated parameters. */
    public void renewHash(Account account, String password) {
        if (hasher.isOutdated(account.passwordHash())) {
            rows.renewHash(account, hasher.hash(password));
        }
    }

    /**
     * Stores the time of a completed sign-in and the language of its pages, unless all access has ended since the
     * account was read. Joins the caller's transaction.
     *
     * @param readsMail whether the owner read a mailed code for it
     */
    public void noteSignIn(Account account, Language language, boolean readsMail, Instant now) {
        rows.noteSignIn(account, language, readsMail, now);
    }

    /** Revokes the setting to skip the one-time password in every browser. Joins the caller's transaction. */
    public void endTrust(long accountId) {
        rows.endTrust(accountId);
    }

    /**
     * Ends every session, every unfinished sign-in and every setting to skip the one-time password. It is one
     * statement, so none that begins at the same time escapes it. Joins the caller's transaction.
     */
    public void endAccess(long accountId) {
        rows.endAccess(accountId);
    }

    /**
     * Ends every session and every unfinished sign-in. Settings to skip the one-time password stay. Joins the caller's
     * transaction.
     */
    public void endSessions(long accountId) {
        rows.endSessions(accountId);
    }

    /** @throws HasherBusyException when too many hashes are already waiting */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String hash(String password) {
        return hasher.hash(password);
    }

    /** Sets a new password and revokes all access as {@link #endAccess} does. Joins the caller's transaction. */
    public void changePassword(Service service, long accountId, String hash, RequestContext context) {
        rows.changePassword(accountId, hash);
        audit.record(AccountAuditKind.PASSWORD_CHANGED, service, accountId, context);
    }

    /**
     * Locks the account, suspended or not, and revokes all access for good. Joins the caller's transaction.
     *
     * @return false, and nothing has changed, when it was locked or closed already
     */
    public boolean lock(Service service, long accountId, RequestContext context) {
        boolean locked = rows.lock(accountId, clock.instant());
        if (locked) {
            audit.record(AccountAuditKind.LOCKED, service, accountId, context);
        }
        return locked;
    }

    /**
     * Locks an additional account, and revokes all access to it, until the owner of its main account allows it again.
     * Nothing changes when it is locked already. Joins the caller's transaction.
     */
    public void suspend(Service service, long accountId, RequestContext context) {
        if (rows.suspend(accountId, clock.instant())) {
            audit.record(AccountAuditKind.SUSPENDED, service, accountId, context);
        }
    }

    /**
     * Allows a suspended additional account again. Joins the caller's transaction.
     *
     * @return false, and nothing has changed, when it is not suspended, is closed, or belongs to another main account
     */
    public boolean allow(Service service, long accountId, long mainId, RequestContext context) {
        boolean allowed = rows.allow(accountId, mainId);
        if (allowed) {
            audit.record(AccountAuditKind.ALLOWED, service, accountId, context);
        }
        return allowed;
    }

    /**
     * Unlocks an account. Whatever was open before stays void. Joins the caller's transaction.
     *
     * @return false, and nothing has changed, when it is not locked, is closed, or its main account is locked
     */
    public boolean unlock(long accountId) {
        return rows.unlock(accountId);
    }

    /** Replaces the password of a registered account and revokes nothing. Joins the caller's transaction. */
    public void replacePassword(long accountId, String hash) {
        rows.replacePassword(accountId, hash);
    }

    /**
     * Closes an account, locked or not, revokes all access and frees its address. Joins the caller's transaction. The
     * account is deleted {@code mypage.account.retention} later.
     *
     * @param how CLOSED, REMOVED or CLOSED_DORMANT
     * @return false when it was closed already
     */
    public boolean close(AuditKind how, Service service, long accountId, RequestContext context) {
        boolean closed = rows.close(accountId, clock.instant());
        if (closed) {
            audit.record(how, service, accountId, context);
        }
        return closed;
    }
}
