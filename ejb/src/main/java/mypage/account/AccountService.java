package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Accounts and their passwords. */
@Stateless
public class AccountService {

    private static final int LONGEST_EMAIL = 254;

    @PersistenceContext
    EntityManager entities;

    @Inject
    PasswordHasher hasher;

    /** Looks an account up by its ID, typed in any width or case. */
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

    private static String normalize(String typedEmail) {
        return Normalizer.normalize(typedEmail, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
