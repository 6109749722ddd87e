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
import mypage.platform.Language;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;
import mypage.platform.PlatformSettings;
import mypage.platform.Secrets;

/** The rows of {@link AccountActionToken}. All methods join the caller's transaction. */
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
        entities.persist(new AccountActionToken(accountId, purpose, secrets.digest(token), clock.instant(), expiresAt));
        return token;
    }

    /**
     * Issues an objection: a token mailed to the present address, which gives that address back once another has taken
     * its place.
     *
     * @return the secret, which the database does not keep
     */
    public String issueObjection(Account account, Instant expiresAt) {
        String token = secrets.newToken();
        entities.persist(AccountActionToken.objection(account, secrets.digest(token), clock.instant(), expiresAt));
        return token;
    }

    /**
     * The link with which a mail carries a token. It is built from the setting only, because the host of a request is
     * not to be trusted (standards row T11). The page is in the language of the mail, whatever the browser prefers.
     */
    public String address(Service service, String page, String token, Language language) {
        return settings.publicUrl()
                .resolve("/" + service.segment() + "/" + page + "?t=" + token + "&lang=" + language.id())
                .toString();
    }

    /** The account of a valid token. Changes nothing. */
    public Optional<Account> owner(Purpose purpose, Service service, String token) {
        return entities.createNamedQuery(AccountActionToken.OWNER, Account.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }

    /** The token, if it is valid. */
    public Optional<AccountActionToken> find(Purpose purpose, String token) {
        return entities.createNamedQuery(AccountActionToken.BY_TOKEN, AccountActionToken.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    /** When the last token of this account and purpose expires; empty when there is none. */
    public Optional<Instant> end(Purpose purpose, long accountId) {
        return Optional.ofNullable(entities.createNamedQuery(AccountActionToken.END, Instant.class)
                .setParameter("account", accountId)
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .getSingleResult());
    }

    /**
     * The account that a valid token opens again, if that is still possible: the account is closed, its address is not
     * taken, and its main account is not closed. No other purpose applies to a closed account, and this purpose does
     * not apply to one that is only locked. Changes nothing.
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
     * Consumes a token; of many simultaneous requests exactly one succeeds. The row of the account is locked first, as
     * in everything that revokes its tokens: otherwise two tokens of one account, used at the same time, would wait
     * for each other.
     *
     * @return whether it was valid
     */
    public boolean use(Purpose purpose, String token) {
        HOLD_ACCOUNT.in(entities).set("hash", secrets.digest(token)).first();
        return OneRow.isChangedBy(entities.createNamedQuery(AccountActionToken.USE)
                .setParameter("hash", secrets.digest(token))
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant()));
    }

    /**
     * Deletes all tokens of an account except objections. Whoever holds an old mail can do nothing with it any more,
     * and whoever is in the account cannot remove the rights of a former address.
     *
     * @return how many there were
     */
    public int endAll(long accountId) {
        return entities.createNamedQuery(AccountActionToken.END_ALL)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /**
     * Deletes all tokens of an account including objections, when a decision must not be undone by a former address.
     *
     * @return how many there were
     */
    public int endAllForGood(long accountId) {
        return endAll(accountId) + endObjections(accountId, 0);
    }

    /** Deletes the objections of addresses that the account had after this one, because those were not the owner's. */
    public void endLaterObjections(AccountActionToken objection) {
        endObjections(objection.accountId(), objection.formerEpoch());
    }

    /** Whether an even earlier address of the account can still object. */
    public boolean isPreceded(AccountActionToken objection) {
        return entities.createNamedQuery(AccountActionToken.EARLIER_OBJECTIONS, Long.class)
                        .setParameter("account", objection.accountId())
                        .setParameter("epoch", objection.formerEpoch())
                        .setParameter("now", clock.instant())
                        .getSingleResult()
                > 0;
    }

    private int endObjections(long accountId, int fromEpoch) {
        return entities.createNamedQuery(AccountActionToken.END_OBJECTIONS)
                .setParameter("account", accountId)
                .setParameter("epoch", fromEpoch)
                .executeUpdate();
    }
}
