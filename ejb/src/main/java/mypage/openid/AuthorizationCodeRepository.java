package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.Row;
import mypage.platform.Secrets;
import mypage.session.SessionProof;

/** The rows of {@link AuthorizationCode}, found by the hash of the code, and of the visits and names that they need. */
@Dependent
class AuthorizationCodeRepository {

    /** RFC 6749, 4.1.2 allows ten minutes; applications exchange a code at once. */
    static final Duration VALIDITY = Duration.ofMinutes(1);

    private static final NativeStatement NAME_SUBJECT = NativeStatement.of("""
            insert into openid_subject (account_id, sector, subject) values (:account, :sector, :subject)
            on conflict (account_id, sector) do nothing""");

    private static final NativeStatement ENTER = NativeStatement.of("""
            insert into openid_visit (session_id, client_id, sid, entered_at, subject)
            select :session, :client, :sid, cast(:now as timestamptz), n.subject
            from openid_subject n where n.account_id = :account and n.sector = :sector
            on conflict (session_id, client_id) do nothing""");

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into openid_code (id, code_hash, session_id, client_id, redirect_uri, challenge, nonce, scope,
                authenticated_at, with_code, expires_at)
            values (nextval('id_seq'), :hash, :session, :client, :redirect, :challenge, :nonce, :scope,
                :authenticated, :withCode, :expires)""");

    private static final NativeStatement USE = NativeStatement.of("""
            update openid_code set used_at = :now
            where code_hash = :hash and client_id = :client and used_at is null and expires_at > :now""");

    private static final NativeStatement FIND = NativeStatement.of("""
            select c.id, k.client_id, c.session_id, n.subject, v.sid, c.redirect_uri, c.challenge, c.nonce, c.scope,
                c.authenticated_at, c.with_code
            from openid_code c
            join openid_client k on k.id = c.client_id
            join openid_visit v on v.session_id = c.session_id and v.client_id = c.client_id
            join user_session s on s.id = c.session_id
            join openid_subject n on n.account_id = s.account_id and n.sector = k.sector
            where c.code_hash = :hash""");

    private static final NativeStatement END_TOKENS = NativeStatement.of("""
            delete from openid_token t using openid_code c
            where c.id = t.code_id and c.code_hash = :hash and c.client_id = :client""");

    private static final NativeStatement IS_USED = NativeStatement.of("""
            select 1 from openid_code where code_hash = :hash and client_id = :client and used_at is not null""");

    private static final NativeStatement SESSION_OF_VISIT = NativeStatement.of("""
            select v.session_id from openid_visit v join openid_client k on k.id = v.client_id
            where v.sid = :sid and k.client_id = :client""");

    private static final NativeStatement ACCOUNT_OF =
            NativeStatement.of("select account_id from openid_subject where subject = :subject");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    /** Gives the account a name in the client's sector, unless it has one. */
    void nameSubject(SessionProof proof, OpenIdClient client) {
        NAME_SUBJECT
                .in(entities)
                .set("account", proof.accountId())
                .set("sector", client.sector())
                .set("subject", secrets.newToken())
                .update();
    }

    /** @return false when the application was entered in this session before */
    boolean enter(SessionProof proof, OpenIdClient client, Instant now) {
        return ENTER.in(entities)
                .set("session", proof.sessionId())
                .set("client", client.id())
                .set("sid", secrets.newId())
                .set("now", now)
                .set("account", proof.accountId())
                .set("sector", client.sector())
                .changesOneRow();
    }

    /** @return the new code */
    String add(AuthorizationRequest request, SessionProof proof, Instant now) {
        String code = secrets.newToken();
        ADD.in(entities)
                .set("hash", secrets.digest(code))
                .set("session", proof.sessionId())
                .set("client", request.client().id())
                .set("redirect", request.redirectUri())
                .set("challenge", request.challenge().orElse(""))
                .set("nonce", request.nonce().orElse(""))
                .set("scope", String.join(" ", request.scope()))
                .set("authenticated", proof.authenticatedAt())
                .set("withCode", proof.withCode())
                .set("expires", now.plus(VALIDITY))
                .update();
        return code;
    }

    /** Uses the code of this client; of many simultaneous requests exactly one gets it. */
    Optional<AuthorizationCode> use(String code, OpenIdClient client, Instant now) {
        boolean first = of(USE, code, client).set("now", now).changesOneRow();
        return first
                ? FIND.in(entities).set("hash", secrets.digest(code)).first().map(AuthorizationCodeRepository::code)
                : Optional.empty();
    }

    /** Whether this client has used the code already. */
    boolean isUsed(String code, OpenIdClient client) {
        return of(IS_USED, code, client).first().isPresent();
    }

    /** Ends what the code gave. */
    void endTokens(String code, OpenIdClient client) {
        of(END_TOKENS, code, client).update();
    }

    private NativeStatement.Execution of(NativeStatement statement, String code, OpenIdClient client) {
        return statement.in(entities).set("hash", secrets.digest(code)).set("client", client.id());
    }

    /** The session that the client knows by this name; empty when it is gone. */
    Optional<Long> sessionOfVisit(String sid, String clientId) {
        return SESSION_OF_VISIT
                .in(entities)
                .set("sid", sid)
                .set("client", clientId)
                .first()
                .map(row -> row.number(0));
    }

    /** The account that applications know by this name; empty when it was deleted. */
    Optional<Long> accountOf(String subject) {
        return ACCOUNT_OF.in(entities).set("subject", subject).first().map(row -> row.number(0));
    }

    private static AuthorizationCode code(Row row) {
        return new AuthorizationCode(
                row.number(0),
                row.text(1),
                row.number(2),
                row.text(3),
                row.text(4),
                row.text(5),
                unlessEmpty(row.text(6)),
                unlessEmpty(row.text(7)),
                row.text(8),
                row.time(9),
                row.isTrue(10));
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
