package mypage.registration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.Secrets;

/**
 * The table {@code opening_link}: secrets, mailed to addresses without an account, with which an account is opened
 * once. It holds their hashes. Unlike an action token they belong to no account yet. Takes normalized addresses.
 */
@Dependent
class OpeningLinkRepository {

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into opening_link (id, service, email, token_hash, expires_at)
            values (nextval('id_seq'), :service, :email, :hash, :end)""");

    private static final NativeStatement FIND = NativeStatement.of(
            "select email from opening_link where token_hash = :hash and service = :service and expires_at > :now");

    private static final NativeStatement IS_VALID = NativeStatement.of(
            "select 1 from opening_link where service = :service and email = :email and expires_at > :now limit 1");

    /** All links of an address in one order, so that two that are used at the same time never wait for each other. */
    private static final NativeStatement USE = NativeStatement.of("""
            with used as (
                select l.id from opening_link u join opening_link l on l.service = u.service and l.email = u.email
                where u.token_hash = :hash and u.service = :service and u.expires_at > :now
                order by l.id for update of l)
            delete from opening_link l using used where l.id = used.id returning l.email""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** @return the secret, which the database does not keep */
    String issue(Service service, String email, Instant end) {
        String token = secrets.newToken();
        ADD.in(entities)
                .set("service", service.name())
                .set("email", email)
                .set("hash", secrets.digest(token))
                .set("end", end)
                .update();
        return token;
    }

    /** The address to which a valid link was mailed. */
    Optional<String> find(Service service, String token) {
        return FIND.in(entities)
                .set("hash", secrets.digest(token))
                .set("service", service.name())
                .set("now", clock.instant())
                .first()
                .map(row -> row.text(0));
    }

    /** Whether the address has a valid link. */
    boolean isValid(Service service, String email) {
        return IS_VALID.in(entities)
                .set("service", service.name())
                .set("email", email)
                .set("now", clock.instant())
                .first()
                .isPresent();
    }

    /**
     * Deletes a valid link and all others of its address. Of many simultaneous uses of them exactly one succeeds.
     *
     * @return the address; empty when the link is not valid
     */
    Optional<String> use(Service service, String token) {
        return USE.in(entities)
                .set("hash", secrets.digest(token))
                .set("service", service.name())
                .set("now", clock.instant())
                .first()
                .map(row -> row.text(0));
    }
}
