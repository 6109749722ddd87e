package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;

/** The keys that sign ID tokens. {@link RotateSigningKey} writes them. */
@Dependent
class SigningKeyRepository {

    private static final NativeStatement CURRENT = NativeStatement.of("""
            select private_key from openid_key where signs_from <= :now order by signs_from desc, id limit 1""");

    private static final NativeStatement PUBLISHED = NativeStatement.of("""
            select public_key from openid_key where retires_at is null or retires_at > :now order by signs_from, id""");

    @PersistenceContext
    EntityManager entities;

    /** The sealed key that signs now. */
    Optional<byte[]> current(Instant now) {
        return CURRENT.in(entities).set("now", now).first().map(row -> row.bytes(0));
    }

    /** The public keys of all that are valid, of one that signs only later too. */
    List<String> published(Instant now) {
        return PUBLISHED
                .in(entities)
                .set("now", now)
                .rows()
                .map(row -> row.text(0))
                .toList();
    }
}
