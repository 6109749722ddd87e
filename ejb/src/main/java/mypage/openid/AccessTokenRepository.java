package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.Secrets;

/** The access tokens, found by their hash. Each belongs to the code that it was exchanged for, and so to a session. */
@Dependent
class AccessTokenRepository {

    /** Applications ask once, right after the sign-in. ID tokens are valid for as long. */
    static final Duration VALIDITY = Duration.ofMinutes(5);

    private static final NativeStatement ADD = NativeStatement.of(
            "insert into openid_token (token_hash, code_id, expires_at) values (:hash, :code, :expires)");

    private static final NativeStatement FIND = NativeStatement.of("""
            select c.session_id, n.subject, c.scope
            from openid_token t
            join openid_code c on c.id = t.code_id
            join openid_client k on k.id = c.client_id and k.disabled_at is null
            join user_session s on s.id = c.session_id
            join openid_subject n on n.account_id = s.account_id and n.sector = k.sector
            where t.token_hash = :hash and t.expires_at > :now""");

    /** What an access token is good for. */
    record Grant(long sessionId, String subject, boolean withEmail) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    /** @return the new token */
    String add(AuthorizationCode code, Instant now) {
        String token = secrets.newToken();
        ADD.in(entities)
                .set("hash", secrets.digest(token))
                .set("code", code.id())
                .set("expires", now.plus(VALIDITY))
                .update();
        return token;
    }

    Optional<Grant> find(String token, Instant now) {
        return FIND.in(entities)
                .set("hash", secrets.digest(token))
                .set("now", now)
                .first()
                .map(row -> new Grant(row.number(0), row.text(1), row.text(2).contains("email")));
    }
}
