package mypage.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
import mypage.audit.Client;
import mypage.platform.Secrets;
import mypage.platform.Settings;

/** Sessions of signed-in users: rows, found by the hash of the token in the browser's cookie. */
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

    private record Found(UserSession session, Account account) {}

    /**
     * Signs an account in; joins the caller's transaction.
     *
     * @return the secret for the browser's cookie
     */
    public String open(Account account, Client client) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        entities.persist(new UserSession(
                secrets.digest(token), account, BrowserFamily.of(client), now, now.plus(settings.sessionAbsolute())));
        accounts.noteSignIn(account.id(), now);
        audit.record(AuditEvent.Kind.SIGNED_IN, account.service(), account.id(), client);
        return token;
    }

    /** The living session that this token opens in this service; empty when unknown, ended, idle too long or too old. */
    public Optional<SignedInUser> resume(Service service, String token) {
        Instant now = clock.instant();
        Optional<Found> found = find(token, now).filter(f -> f.account.service() == service);
        found.filter(f -> f.session.isTouchDue(now)).ifPresent(f -> touch(f.session, now));
        return found.map(SessionService::user);
    }

    /** Ends the session at once on every node; an unknown token is no error. */
    public void end(String token, Client client) {
        find(token, clock.instant()).ifPresent(found -> {
            entities.createNamedQuery(UserSession.END)
                    .setParameter("id", found.session.id())
                    .executeUpdate();
            audit.record(AuditEvent.Kind.SIGNED_OUT, found.account.service(), found.account.id(), client);
        });
    }

    /** The account's living sessions, the one used last first. */
    public List<OpenSession> list(long accountId) {
        Instant now = clock.instant();
        return entities.createNamedQuery(UserSession.LIVING, UserSession.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .setParameter("usedAfter", now.minus(settings.sessionIdle()))
                .getResultStream()
                .map(UserSession::toOpenSession)
                .toList();
    }

    /** Ends one session at once on every node, if it is this user's (ASVS 7.5.2). */
    public void endOne(SignedInUser user, long sessionId, Client client) {
        end(UserSession.END_ONE, user, sessionId, client);
    }

    /** Ends all the user's sessions but the one at hand, at once on every node. */
    public void endOthers(SignedInUser user, Client client) {
        end(UserSession.END_OTHERS, user, user.sessionId(), client);
    }

    private void end(String query, SignedInUser user, long sessionId, Client client) {
        int ended = entities.createNamedQuery(query)
                .setParameter("account", user.accountId())
                .setParameter("id", sessionId)
                .executeUpdate();
        for (int i = 0; i < ended; i++) {
            audit.record(AuditEvent.Kind.SESSION_ENDED, user.service(), user.accountId(), client);
        }
    }

    private Optional<Found> find(String token, Instant now) {
        return entities.createNamedQuery(UserSession.BY_TOKEN, Object[].class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Found((UserSession) row[0], (Account) row[1]))
                .filter(found -> !found.session.isIdle(settings.sessionIdle(), now))
                .findFirst();
    }

    private void touch(UserSession session, Instant now) {
        entities.createNamedQuery(UserSession.TOUCH)
                .setParameter("now", now)
                .setParameter("id", session.id())
                .executeUpdate();
    }

    private static SignedInUser user(Found found) {
        return new SignedInUser(
                found.session.id(),
                found.account.id(),
                found.account.service(),
                found.account.email(),
                found.session.previousSignInAt());
    }
}
