package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
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

    /** Looks an account up by its ID, typed in any width or case. A locked one is as unknown as one that never was. */
    public Optional<Account> find(Service service, String typedEmail) {
        String email = normalize(typedEmail);
        if (email.isEmpty() || email.length() > EmailAddress.LONGEST || email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return rows.find(service, email);
    }

    /** The account of somebody who is signed in. */
    public Account get(long accountId) {
        return entities.find(Account.class, accountId);
    }

    /**
     * The account as it is now. Its row is held until the caller's transaction ends, so that what is done with it comes one
     * after the other.
     */
    public Account hold(long accountId) {
        Account account = get(accountId);
        rows.hold(accountId);
        entities.refresh(account);
        return account;
    }

    /**
     * Whether this is the password, and there is an account. Takes as long without an account as with one (ASVS 6.3.8).
     *
     * @throws HasherBusyException when too many hashes are already waiting
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean isPasswordOf(Optional<Account> account, String password) {
        Optional<String> hash = account.map(Account::passwordHash);
        return hasher.matches(hash.orElseGet(hasher::dummy), password) && hash.isPresent();
    }

    /**
     * Sets the first password, and notes that the terms were accepted with it; of many at once exactly one does. Joins the
     * caller's transaction.
     */
    public boolean register(Service service, long accountId, String hash, RequestContext context) {
        boolean registered = rows.register(accountId, hash, clock.instant());
        if (registered) {
            audit.record(AccountAuditKind.REGISTERED, service, accountId, context);
        }
        return registered;
    }

    /** Hashes a password that was just found right anew if the hash was made with other parameters than today's. */
    public void renewHash(Account account, String password) {
        if (hasher.isOutdated(account.passwordHash())) {
            rows.renewHash(account, hasher.hash(password));
        }
    }

    /** Notes a completed sign-in and the language of its pages; joins the caller's transaction. */
    public void noteSignIn(long accountId, Language language, Instant now) {
        rows.noteSignIn(accountId, language, now);
    }

    /** Ends every browser's setting to skip the one-time password; joins the caller's transaction. */
    public void endTrust(long accountId) {
        rows.endTrust(accountId);
    }

    /**
     * Ends every session, every waiting sign-in and every browser's skip setting in one statement, which none that begins at the
     * same time can slip past; joins the caller's transaction.
     */
    public void endAccess(long accountId) {
        rows.endAccess(accountId);
    }

    /**
     * Ends every session and every waiting sign-in, and counts wrong codes anew; skip settings stay. Joins the caller's
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

    /** Sets a new password and ends all access as {@link #endAccess} does; joins the caller's transaction. */
    public void changePassword(Service service, long accountId, String hash, RequestContext context) {
        rows.changePassword(accountId, hash);
        audit.record(AccountAuditKind.PASSWORD_CHANGED, service, accountId, context);
    }

    /**
     * Closes the account to everybody and ends all access, so that none revives; joins the caller's transaction.
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
     * Opens a locked account again, in the generation after all that was opened before; joins the caller's transaction.
     *
     * @return false, and nothing has changed, when it is not locked, or closed, or its main account is locked
     */
    public boolean unlock(long accountId) {
        return rows.unlock(accountId);
    }

    /** Sets another password where there is one, and ends nothing; joins the caller's transaction. */
    public void replacePassword(long accountId, String hash) {
        rows.replacePassword(accountId, hash);
    }

    /**
     * Ends an account, locked or not, with all its access, and frees its address; joins the caller's transaction. It is deleted
     * {@code mypage.account.retention} later.
     *
     * @param how CLOSED or REMOVED
     * @return false when it was closed already
     */
    public boolean close(AuditKind how, Service service, long accountId, RequestContext context) {
        boolean closed = rows.close(accountId, clock.instant());
        if (closed) {
            audit.record(how, service, accountId, context);
        }
        return closed;
    }

    /** What one ID is typed as, in any width or case. */
    public static String normalize(String typedEmail) {
        return Normalizer.normalize(typedEmail, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
