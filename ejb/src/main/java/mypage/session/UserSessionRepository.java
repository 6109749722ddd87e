package mypage.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Account;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/** The rows of {@link UserSession}. */
@Dependent
class UserSessionRepository {

    private static final NativeStatement HOLD_RECENTLY_AUTHENTICATED = NativeStatement.of("""
            select s.id from account a join user_session s on s.account_id = a.id
            where s.id = :id and a.id = :account and s.confirmed_at > :since and s.expires_at > :now
                and s.access_generation = a.access_generation and a.locked_at is null
            for no key update of a""");

    private static final NativeStatement CARRY_OVER = NativeStatement.of("""
            update user_session s set token_hash = :hash, access_generation = a.access_generation
            from account a
            where a.id = s.account_id and s.id = :id and a.id = :account
                and s.confirmed_at > :since and s.expires_at > :now
                and s.access_generation = a.access_generation - 1""");

    /** A session of the account's present epoch. */
    record OpenSession(UserSession session, Account account) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    SessionSettings settings;

    void add(UserSession session) {
        entities.persist(session);
    }

    /** The session of this token; empty when it has ended or was idle too long. */
    Optional<OpenSession> find(byte[] tokenHash, Instant now) {
        return open(byToken(tokenHash), now);
    }

    private TypedQuery<Object[]> byToken(byte[] tokenHash) {
        return entities.createNamedQuery(UserSession.BY_TOKEN, Object[].class).setParameter("hash", tokenHash);
    }

    /** The session of this token, even if it was idle too long; empty when it has ended. */
    Optional<OpenSession> findEvenIdle(byte[] tokenHash, Instant now) {
        return sessions(byToken(tokenHash), now).findFirst();
    }

    /** The session with this ID; empty when it has ended or was idle too long. */
    Optional<OpenSession> find(long id, Instant now) {
        return open(entities.createNamedQuery(UserSession.BY_ID, Object[].class).setParameter("id", id), now);
    }

    private Optional<OpenSession> open(TypedQuery<Object[]> query, Instant now) {
        return sessions(query, now)
                .filter(open -> !open.session.isIdle(settings.idle(), now))
                .findFirst();
    }

    private static Stream<OpenSession> sessions(TypedQuery<Object[]> query, Instant now) {
        return query.setParameter("now", now)
                .getResultStream()
                .map(row -> new OpenSession((UserSession) row[0], (Account) row[1]));
    }

    /** The sessions of the account that have not ended, even those that were idle too long, the last used first. */
    List<UserSession> open(long accountId, Instant now) {
        return entities.createNamedQuery(UserSession.OPEN, UserSession.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultList();
    }

    void touch(UserSession session, Instant now) {
        entities.createNamedQuery(UserSession.TOUCH)
                .setParameter("now", now)
                .setParameter("id", session.id())
                .executeUpdate();
    }

    void end(UserSession session) {
        entities.createNamedQuery(UserSession.END)
                .setParameter("id", session.id())
                .executeUpdate();
    }

    /** @return false when it was not a session of this account */
    boolean endOne(long accountId, long sessionId) {
        return OneRow.isChangedBy(entities.createNamedQuery(UserSession.END_ONE)
                .setParameter("account", accountId)
                .setParameter("id", sessionId));
    }

    /** Whether there is such a session, and it belongs to another account. */
    boolean isOfAnother(long accountId, long sessionId) {
        UserSession session = entities.find(UserSession.class, sessionId);
        return session != null && !session.isOf(accountId);
    }

    /** @return how many it ended */
    int endOthers(SignedInUser user) {
        return entities.createNamedQuery(UserSession.END_OTHERS)
                .setParameter("account", user.accountId())
                .setParameter("id", user.sessionId())
                .executeUpdate();
    }

    /** @return false when it exceeded the limit */
    boolean countAttempt(SignedInUser user) {
        return OneRow.isChangedBy(entities.createNamedQuery(UserSession.COUNT_ATTEMPT)
                .setParameter("id", user.sessionId())
                .setParameter("most", settings.reauthenticationAttempts()));
    }

    /** @return false when the session has ended */
    boolean reauthenticate(SignedInUser user, byte[] newTokenHash, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(UserSession.REAUTHENTICATE)
                .setParameter("hash", newTokenHash)
                .setParameter("id", user.sessionId())
                .setParameter("account", user.accountId())
                .setParameter("now", now));
    }

    /** @return false when the user has not reauthenticated recently, or the session has ended */
    boolean carryOver(SignedInUser user, byte[] newTokenHash, Instant now) {
        return ofRecentlyAuthenticated(CARRY_OVER, user, now)
                .set("hash", newTokenHash)
                .changesOneRow();
    }

    /** Locks the account's row if the user has reauthenticated recently. */
    boolean holdRecentlyAuthenticated(SignedInUser user, Instant now) {
        return ofRecentlyAuthenticated(HOLD_RECENTLY_AUTHENTICATED, user, now)
                .first()
                .isPresent();
    }

    private NativeStatement.Execution ofRecentlyAuthenticated(
            NativeStatement statement, SignedInUser user, Instant now) {
        return statement
                .in(entities)
                .set("id", user.sessionId())
                .set("account", user.accountId())
                .set("since", now.minus(settings.reauthenticationValidity()))
                .set("now", now);
    }
}
