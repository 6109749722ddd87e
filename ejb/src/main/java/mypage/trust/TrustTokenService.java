package mypage.trust;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** Sets, checks and ends the skipping of the one-time password (ワンタイムパスワード入力省略設定). */
@Stateless
public class TrustTokenService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    TrustTokenRepository tokens;

    @Inject
    Secrets secrets;

    @Inject
    TrustSettings settings;

    @Inject
    AccountService accounts;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Whether this value was issued to this account and has neither expired nor been ended since. Only the clock and
     * the expiry of the server count (requirements 31, 32, 40). It skips the one-time password, never the password.
     */
    public boolean isTrusted(Account account, Optional<String> value, Instant now) {
        return value.flatMap(given -> tokens.find(account.id(), secrets.digest(given)))
                .filter(token -> !token.isExpired(now))
                .isPresent();
    }

    /**
     * Lets one browser skip the account's one-time password for {@code mypage.trust.validity} from now (requirement
     * 31). Joins the caller's transaction.
     *
     * @param epoch the trust epoch of the account when the user proved both factors; if it has advanced since, the new
     *     token is void
     */
    public IssuedTrustToken issue(Account account, int epoch, RequestContext context, Instant now) {
        Instant expiresAt = now.plus(settings.validity());
        String value = secrets.newId() + "." + expiresAt.getEpochSecond();
        entities.persist(new TrustToken(account.id(), epoch, secrets.digest(value), expiresAt));
        notifications.send(Notice.SKIP_SET, account, context);
        audit.record(TrustAuditKind.SKIP_SET, account.service(), account.id(), context);
        return new IssuedTrustToken(account.trustHandle(), value, settings.validity());
    }

    /** Whether at least one browser skips the account's one-time password: 「あり」 (requirements 44, 45, 55). */
    public boolean isSet(long accountId) {
        return tokens.countValid(accountId, clock.instant()) > 0;
    }

    /** Ends the setting in every browser, including those in which it is about to be confirmed (requirement 50). */
    public void endAll(Service service, long accountId, RequestContext context) {
        accounts.endTrust(accountId);
        notifications.send(Notice.SKIP_ENDED, entities.find(Account.class, accountId), context);
        audit.record(TrustAuditKind.SKIP_ENDED, service, accountId, context);
    }
}
