package mypage.actiontoken;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;
import mypage.platform.PlatformSettings;
import mypage.platform.Secrets;

/** Issues and uses up {@link AccountActionToken}s, in the caller's transaction. */
@Stateless
public class AccountActionTokenRepository {

    private static final NativeStatement HOLD_ACCOUNT = NativeStatement.of("""
            select a.id from account a
            where a.id = (select l.account_id from owner_link l where l.token_hash = :hash)
            for no key update""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    PlatformSettings settings;

    @Inject
    Clock clock;

    /** @return the secret, which the database does not keep */
    public String issue(Purpose purpose, long accountId, Instant expiresAt) {
        String token = secrets.newToken();
        entities.persist(new AccountActionToken(accountId, purpose, secrets.digest(token), expiresAt));
        return token;
    }

    /**
     * Issues one that gives this account its present address back, once another takes its place: for a mail to that address.
     *
     * @return the secret, which the database does not keep
     */
    public String issueObjection(Account account, Instant expiresAt) {
        String token = secrets.newToken();
        entities.persist(AccountActionToken.objection(account, secrets.digest(token), expiresAt));
        return token;
    }

    /**
     * Where a secret in a mail leads. From the setting alone: what a request calls this host is not to be trusted
     * (standards row T11).
     */
    public String address(Service service, String page, String token) {
        return settings.publicUrl()
                .resolve("/" + service.segment() + "/" + page + "?t=" + token)
                .toString();
    }

    /** Whose it is, as long as it can be used; changes nothing. */
    public Optional<Account> owner(Purpose purpose, Service service, String token) {
        return entities.createNamedQuery(AccountActionToken.OWNER, Account.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }

    /** What it is, as long as it can be used. */
    public Optional<AccountActionToken> find(Purpose purpose, String token) {
        return entities.createNamedQuery(AccountActionToken.BY_TOKEN, AccountActionToken.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    /** Until when the last of an account's links of this purpose can be used; empty when none can. */
    public Optional<Instant> end(Purpose purpose, long accountId) {
        return Optional.ofNullable(entities.createNamedQuery(AccountActionToken.END, Instant.class)
                .setParameter("account", accountId)
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .getSingleResult());
    }

    /**
     * Whose account a link opens again, as long as that can be: the account is closed, its address is not taken, and its
     * main account is not closed. No other purpose leads to an account that is closed, and this one to none that is only
     * locked. Changes nothing.
     */
    public Optional<Account> ownerOfClosed(Service service, String token) {
        return entities.createNamedQuery(AccountActionToken.OWNER_OF_CLOSED, Account.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", clock.instant())
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }

    /**
     * Whether it could be used; of many requests at once exactly one may. The account's row is held first, as by everything that
     * ends its links: two links of one account, used at the same moment, would else wait for each other.
     */
    public boolean use(Purpose purpose, String token) {
        HOLD_ACCOUNT.in(entities).set("hash", secrets.digest(token)).first();
        return OneRow.isChangedBy(entities.createNamedQuery(AccountActionToken.USE)
                .setParameter("hash", secrets.digest(token))
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant()));
    }

    /**
     * Ends all of an account but its objections: who came by an old mail can do nothing with it any more, and who is in the
     * account can't get rid of what its former address may do.
     *
     * @return how many there were
     */
    public int endAll(long accountId) {
        return entities.createNamedQuery(AccountActionToken.END_ALL)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /**
     * Ends all of an account, its objections too: what was decided now is not for a former address to undo.
     *
     * @return how many there were
     */
    public int endAllForGood(long accountId) {
        return endAll(accountId) + endObjections(accountId, 0);
    }

    /** Ends the objections of later addresses than that of this one: what came after it was not the owner's. */
    public void endLaterObjections(AccountActionToken objection) {
        endObjections(objection.accountId(), objection.formerGeneration());
    }

    /** Whether an address that the account had before that of this one can still object. */
    public boolean isPreceded(AccountActionToken objection) {
        return entities.createNamedQuery(AccountActionToken.EARLIER_OBJECTIONS, Long.class)
                        .setParameter("account", objection.accountId())
                        .setParameter("generation", objection.formerGeneration())
                        .setParameter("now", clock.instant())
                        .getSingleResult()
                > 0;
    }

    private int endObjections(long accountId, int fromGeneration) {
        return entities.createNamedQuery(AccountActionToken.END_OBJECTIONS)
                .setParameter("account", accountId)
                .setParameter("generation", fromGeneration)
                .executeUpdate();
    }
}
