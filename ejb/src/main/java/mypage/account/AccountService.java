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
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;

/** Accounts and their passwords. */
@Stateless
public class AccountService {

    private static final int LONGEST_EMAIL = 254;

    @PersistenceContext
    EntityManager entities;

    @Inject
    PasswordHasher hasher;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Looks an account up by its ID, typed in any width or case. A locked one is as unknown as one that never was. */
    public Optional<Account> find(Service service, String typedEmail) {
        String email = normalize(typedEmail);
        if (email.isEmpty() || email.length() > LONGEST_EMAIL || email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return entities.createNamedQuery(Account.BY_EMAIL, Account.class)
                .setParameter("service", service)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** The account of somebody who is signed in. */
    public Account get(long accountId) {
        return entities.find(Account.class, accountId);
    }

    /**
     * Whether this is the password, and there is an account. Takes as long without an account as with one (ASVS 6.3.8).
     *
     * @throws TooBusyException when too many hashes are already waiting
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean isPasswordOf(Optional<Account> account, String password) {
        String hash = account.map(Account::passwordHash).orElseGet(hasher::dummy);
        return hasher.matches(hash, password) && account.isPresent();
    }

    /** Hashes a password that was just found right anew if the hash was made with other parameters than today's. */
    public void renewHash(Account account, String password) {
        if (hasher.isOutdated(account.passwordHash())) {
            entities.createNamedQuery(Account.RENEW_HASH)
                    .setParameter("renewed", hasher.hash(password))
                    .setParameter("id", account.id())
                    .setParameter("old", account.passwordHash())
                    .executeUpdate();
        }
    }

    /** Notes a completed sign-in; joins the caller's transaction. */
    public void noteSignIn(long accountId, Instant now) {
        entities.createNamedQuery(Account.NOTE_SIGN_IN)
                .setParameter("now", now)
                .setParameter("id", accountId)
                .executeUpdate();
    }

    /** Ends every browser's setting to skip the one-time password; joins the caller's transaction. */
    public void endTrust(long accountId) {
        entities.createNamedQuery(Account.END_TRUST)
                .setParameter("id", accountId)
                .executeUpdate();
    }

    /**
     * Ends every session, every waiting sign-in and every browser's skip setting in one statement, which none that begins at the
     * same time can slip past; joins the caller's transaction.
     */
    public void endAccess(long accountId) {
        entities.createNamedQuery(Account.END_ACCESS)
                .setParameter("id", accountId)
                .executeUpdate();
    }

    /** @throws TooBusyException when too many hashes are already waiting */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String hash(String password) {
        return hasher.hash(password);
    }

    /** Sets a new password and ends all access as {@link #endAccess} does; joins the caller's transaction. */
    public void changePassword(Service service, long accountId, String hash, Client client) {
        entities.createNamedQuery(Account.CHANGE_PASSWORD)
                .setParameter("hash", hash)
                .setParameter("id", accountId)
                .executeUpdate();
        audit.record(AuditEvent.Kind.PASSWORD_CHANGED, service, accountId, client);
    }

    /** Sets a new address and ends all access as {@link #endAccess} does; joins the caller's transaction. */
    public void changeEmail(Service service, long accountId, String email, Client client) {
        entities.createNamedQuery(Account.CHANGE_EMAIL)
                .setParameter("email", email)
                .setParameter("id", accountId)
                .executeUpdate();
        audit.record(AuditEvent.Kind.EMAIL_CHANGED, service, accountId, client);
    }

    /** Closes the account to everybody and ends all access, so that none revives; joins the caller's transaction. */
    public void lock(Service service, long accountId, Client client) {
        entities.createNamedQuery(Account.LOCK)
                .setParameter("now", clock.instant())
                .setParameter("id", accountId)
                .executeUpdate();
        audit.record(AuditEvent.Kind.LOCKED, service, accountId, client);
    }

    /** What one ID is typed as, in any width or case. */
    public static String normalize(String typedEmail) {
        return Normalizer.normalize(typedEmail, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
