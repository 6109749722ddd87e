package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import mypage.platform.NativeStatement;
import mypage.platform.Secrets;

/** Which assertions clients have used. */
@Dependent
class ClientAssertionRepository {

    private static final NativeStatement USE = NativeStatement.of("""
            insert into openid_assertion (client_id, jti_hash, expires_at) values (:client, :jti, :expires)
            on conflict (client_id, jti_hash) do nothing""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    /** @return false when the client has used this assertion before */
    boolean use(OpenIdClient client, String jti, Instant expiresAt) {
        return USE.in(entities)
                .set("client", client.id())
                .set("jti", secrets.digest(jti))
                .set("expires", expiresAt)
                .changesOneRow();
    }
}
