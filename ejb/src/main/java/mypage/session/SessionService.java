package mypage.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.audit.BrowserFamily;
import mypage.audit.RefusedRequestAuditKind;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.session.UserSessionRepository.OpenSession;

/** Sessions of users, found by the hash of the token in the cookie. */
@Stateless
public class SessionService {

    @Inject
    UserSessionRepository sessions;

    @Inject
    EnteredApplicationRepository applications;

    @Inject
    Secrets secrets;

    @Inject
    SessionSettings settings;

    @Inject
    AccountService accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Opens a session of a browser that skipped the code. Joins the caller's transaction.
     *
     * @return the secret for the browser's cookie
     */
    public String open(Account account, RequestContext context) {
        return open(account, UnaryOperator.identity(), false, context);
    }

    /**
     * Does the same after a right code. That was as good as a reauthentication, so the user is not asked to prove both
     * factors again soon after.
     *
     * @param codeAt when the code was right; empty if that is not known any more
     */
    public String openAfterCode(Account account, Optional<Instant> codeAt, RequestContext context) {
        return open(account, session -> session.authenticated(codeAt), true, context);
    }

    /** Does the same if the service asked for no code. The session ends if the service had only ceased to ask. */
    public String openWithoutCode(Account account, RequestContext context) {
        return open(account, UserSession::withoutCode, false, context);
    }

    private String open(Account account, UnaryOperator<UserSession> how, boolean readsMail, RequestContext context) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        sessions.add(how.apply(new UserSession(
                secrets.digest(token), account, BrowserFamily.of(context), now, now.plus(settings.absolute()))));
        accounts.noteSignIn(account, context.language(), readsMail, now);
        if (account.dormantAt().isPresent()) {
            audit.record(AccountAuditKind.AWOKEN, account.service(), account.id(), context);
        }
        audit.record(SessionAuditKind.SIGNED_IN, account.service(), account.id(), context);
        return token;
    }

    /** The session of this token in this service; empty when it is unknown, ended, idle too long or expired. */
    public Optional<SignedInUser> resume(Service service, String token) {
        Instant now = clock.instant();
        return use(service, token, now).map(o -> user(o, now));
    }

    /** What the session of this token in this service proves; empty in the same cases. */
    public Optional<SessionProof> proof(Service service, String token) {
        return use(service, token, clock.instant()).map(SessionService::proof);
    }

    /** What the session with this ID proves; empty when it has ended, was idle too long or expired. */
    public Optional<SessionProof> proof(long sessionId) {
        return sessions.find(sessionId, clock.instant()).map(SessionService::proof);
    }

    private Optional<OpenSession> use(Service service, String token, Instant now) {
        Optional<OpenSession> open = sessions.find(secrets.digest(token), now)
                .filter(o -> o.account().service() == service);
        open.filter(o -> o.session().isTouchDue(now)).ifPresent(o -> sessions.touch(o.session(), now));
        return open;
    }

    private static SessionProof proof(OpenSession open) {
        return new SessionProof(
                open.session().id(),
                open.account().id(),
                open.account().email(),
                open.account().mainId().isPresent(),
                open.session().provedAt(),
                open.session().hasCode());
    }

    /** The ID of the session that {@link #end} ends for this token, even one that was idle too long. */
    public Optional<Long> endable(String token) {
        return sessions.findEvenIdle(secrets.digest(token), clock.instant())
                .map(open -> open.session().id());
    }

    /**
     * Ends the session at once on every node; an unknown token is ignored. One that was idle too long is over for our
     * pages, and so is not recorded, but its user may have worked in an application meanwhile.
     */
    public void end(String token, RequestContext context) {
        Instant now = clock.instant();
        sessions.findEvenIdle(secrets.digest(token), now).ifPresent(open -> {
            sessions.end(open.session());
            if (!open.session().isIdle(settings.idle(), now)) {
                Account account = open.account();
                audit.record(SessionAuditKind.SIGNED_OUT, account.service(), account.id(), context);
            }
        });
    }

    /**
     * The open sessions of the account, the most recently used first. One that was idle too long is over for our pages,
     * but not for the applications that were entered in it.
     */
    public List<SessionView> list(long accountId) {
        Instant now = clock.instant();
        List<UserSession> open = sessions.open(accountId, now);
        Predicate<UserSession> idle = session -> session.isIdle(settings.idle(), now);
        Set<Long> entered = open.stream().noneMatch(idle)
                ? Set.of()
                : applications(accountId, Language.JA).keySet();
        return open.stream()
                .filter(session -> !idle.test(session) || entered.contains(session.id()))
                .map(UserSession::toView)
                .toList();
    }

    /** The names of the applications that were entered in the account's sessions, by the id of the session. */
    public Map<Long, List<String>> applications(long accountId, Language language) {
        return applications.names(accountId, language);
    }

    /** Ends one session at once on every node, if it is this user's (ASVS 7.5.2). */
    public void endOne(SignedInUser user, long sessionId, RequestContext context) {
        if (sessions.endOne(user.accountId(), sessionId)) {
            recordEnd(user, context);
        } else if (sessions.isOfAnother(user.accountId(), sessionId)) {
            audit.recordOften(RefusedRequestAuditKind.ACCESS_REFUSED, user.service(), user.accountId(), context);
        }
    }

    /** Does the same for a member of staff. False if it is none of this account, or has ended meanwhile. */
    public boolean endOne(Account account, long sessionId, RequestContext context) {
        boolean ended = sessions.endOne(account.id(), sessionId);
        if (ended) {
            audit.record(SessionAuditKind.SESSION_ENDED, account.service(), account.id(), context);
        }
        return ended;
    }

    /** Ends all the user's sessions except this one, at once on every node. */
    public void endOthers(SignedInUser user, RequestContext context) {
        int ended = sessions.endOthers(user);
        for (int i = 0; i < ended; i++) {
            recordEnd(user, context);
        }
    }

    private void recordEnd(SignedInUser user, RequestContext context) {
        audit.record(SessionAuditKind.SESSION_ENDED, user.service(), user.accountId(), context);
    }

    /**
     * Counts an attempt to reauthenticate before it is checked, in a transaction of its own.
     *
     * @return false when it exceeded the limit and ended the session
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countAttempt(SignedInUser user, RequestContext context) {
        boolean mayTry = sessions.countAttempt(user);
        if (!mayTry) {
            endOne(user, user.sessionId(), context);
        }
        return mayTry;
    }

    /**
     * Records that the user proved both factors again. Joins the caller's transaction.
     *
     * @return the session's new token; empty when the session has ended
     */
    public Optional<String> reauthenticate(SignedInUser user) {
        String token = secrets.newToken();
        return sessions.reauthenticate(user, secrets.digest(token), clock.instant())
                ? Optional.of(token)
                : Optional.empty();
    }

    /**
     * Moves this session to the epoch that the caller's transaction has just begun for the account. All others end.
     *
     * @return the session's new token; empty when the user has not reauthenticated recently, or the session has ended
     */
    public Optional<String> carryOver(SignedInUser user) {
        String token = secrets.newToken();
        return sessions.carryOver(user, secrets.digest(token), clock.instant()) ? Optional.of(token) : Optional.empty();
    }

    /**
     * Whether the user has reauthenticated recently. Locks the account's row until the caller's transaction ends, so
     * nothing can end the session meanwhile, and changes by two sessions of an account happen one after the other.
     */
    public boolean holdRecentlyAuthenticated(SignedInUser user) {
        return sessions.holdRecentlyAuthenticated(user, clock.instant());
    }

    private SignedInUser user(OpenSession open, Instant now) {
        return new SignedInUser(
                open.session().id(),
                open.account().id(),
                open.account().service(),
                open.account().email(),
                open.account().mainId().isPresent(),
                open.session().previousSignInAt(),
                open.account().undeliveredAt(),
                open.session().isRecentlyAuthenticated(settings.reauthenticationValidity(), now));
    }
}
