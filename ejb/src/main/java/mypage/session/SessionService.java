package mypage.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.BrowserFamily;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.platform.Settings;

/** The sessions of signed-in users, found by the hash of the token in the browser's cookie. */
@Stateless
public class SessionService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    AccountService accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    private record OpenSession(UserSession session, Account account) {}

    /**
     * Signs an account in; joins the caller's transaction.
     *
     * @return the secret for the browser's cookie
     */
    public String open(Account account, RequestContext context) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        entities.persist(new UserSession(
                secrets.digest(token), account, BrowserFamily.of(context), now, now.plus(settings.sessionAbsolute())));
        accounts.noteSignIn(account.id(), context.language(), now);
        audit.record(AuditEvent.Kind.SIGNED_IN, account.service(), account.id(), context);
        return token;
    }

    /** The session of this token in this service; empty when it is unknown, ended, idle too long or too old. */
    public Optional<SignedInUser> resume(Service service, String token) {
        Instant now = clock.instant();
        Optional<OpenSession> open = find(token, now).filter(o -> o.account.service() == service);
        open.filter(o -> o.session.isTouchDue(now)).ifPresent(o -> touch(o.session, now));
        return open.map(o -> user(o, now));
    }

    /** Ends the session at once on every node; an unknown token is no error. */
    public void end(String token, RequestContext context) {
        find(token, clock.instant()).ifPresent(open -> {
            entities.createNamedQuery(UserSession.END)
                    .setParameter("id", open.session.id())
                    .executeUpdate();
            audit.record(AuditEvent.Kind.SIGNED_OUT, open.account.service(), open.account.id(), context);
        });
    }

    /** The account's open sessions, the one used last first. */
    public List<SessionView> list(long accountId) {
        Instant now = clock.instant();
        return entities.createNamedQuery(UserSession.OPEN, UserSession.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .setParameter("usedAfter", now.minus(settings.sessionIdle()))
                .getResultStream()
                .map(UserSession::toView)
                .toList();
    }

    /** Ends one session at once on every node, if it is this user's (ASVS 7.5.2). */
    public void endOne(SignedInUser user, long sessionId, RequestContext context) {
        end(UserSession.END_ONE, user, sessionId, context);
    }

    /** Ends all the user's sessions except this one, at once on every node. */
    public void endOthers(SignedInUser user, RequestContext context) {
        end(UserSession.END_OTHERS, user, user.sessionId(), context);
    }

    private void end(String query, SignedInUser user, long sessionId, RequestContext context) {
        int ended = entities.createNamedQuery(query)
                .setParameter("account", user.accountId())
                .setParameter("id", sessionId)
                .executeUpdate();
        for (int i = 0; i < ended; i++) {
            audit.record(AuditEvent.Kind.SESSION_ENDED, user.service(), user.accountId(), context);
        }
    }

    /**
     * Counts one try to reauthenticate, in a transaction of its own and before it is judged.
     *
     * @return false when it was one too many, and has ended the session
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countTry(SignedInUser user, RequestContext context) {
        boolean mayTry = entities.createNamedQuery(UserSession.COUNT_TRY)
                        .setParameter("id", user.sessionId())
                        .setParameter("most", settings.confirmationTries())
                        .executeUpdate()
                == 1;
        if (!mayTry) {
            endOne(user, user.sessionId(), context);
        }
        return mayTry;
    }

    /**
     * Records that the user proved both factors again; joins the caller's transaction.
     *
     * @return the session's new token; empty when the session has ended
     */
    public Optional<String> reauthenticate(SignedInUser user) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        int updated = entities.createNamedQuery(UserSession.REAUTHENTICATE)
                .setParameter("hash", secrets.digest(token))
                .setParameter("id", user.sessionId())
                .setParameter("account", user.accountId())
                .setParameter("now", now)
                .executeUpdate();
        return updated == 1 ? Optional.of(token) : Optional.empty();
    }

    /**
     * Takes this session along to the epoch that the caller's transaction has just begun for the account, which ends
     * all others.
     *
     * @return the session's new token; empty when the user's last reauthentication is too long ago, or the session has
     *     ended
     */
    public Optional<String> carryOver(SignedInUser user) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        int carried = entities.createNamedQuery(UserSession.CARRY_OVER)
                .setParameter(1, secrets.digest(token))
                .setParameter(2, user.sessionId())
                .setParameter(3, user.accountId())
                .setParameter(4, Timestamp.from(now.minus(settings.confirmationValidity())))
                .setParameter(5, Timestamp.from(now))
                .executeUpdate();
        return carried == 1 ? Optional.of(token) : Optional.empty();
    }

    /**
     * Whether the user has reauthenticated recently. Locks the account's row until the caller's transaction ends, so
     * nothing can end the session meanwhile, and what two sessions of an account change comes one after the other.
     */
    public boolean holdRecentlyAuthenticated(SignedInUser user) {
        Instant now = clock.instant();
        return entities.createNamedQuery(UserSession.HOLD_RECENTLY_AUTHENTICATED)
                .setParameter(1, user.sessionId())
                .setParameter(2, user.accountId())
                .setParameter(3, Timestamp.from(now.minus(settings.confirmationValidity())))
                .setParameter(4, Timestamp.from(now))
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    private Optional<OpenSession> find(String token, Instant now) {
        return entities.createNamedQuery(UserSession.BY_TOKEN, Object[].class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new OpenSession((UserSession) row[0], (Account) row[1]))
                .filter(open -> !open.session.isIdle(settings.sessionIdle(), now))
                .findFirst();
    }

    private void touch(UserSession session, Instant now) {
        entities.createNamedQuery(UserSession.TOUCH)
                .setParameter("now", now)
                .setParameter("id", session.id())
                .executeUpdate();
    }

    private SignedInUser user(OpenSession open, Instant now) {
        return new SignedInUser(
                open.session.id(),
                open.account.id(),
                open.account.service(),
                open.account.email(),
                open.account.mainId().isPresent(),
                open.session.previousSignInAt(),
                open.session.isRecentlyAuthenticated(settings.confirmationValidity(), now));
    }
}
