package mypage.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.audit.CommandAudit;
import mypage.platform.Clocks;
import mypage.platform.OwnerConnection;
import mypage.platform.Secrets;

/**
 * A command that makes a new key to sign ID tokens, as the owner of the tables. The key is published at once and signs
 * a day later, when all applications know it; the first one signs at once. The key before it stays published for two
 * days more, longer than any session. Nodes notice all this by themselves. With {@code --at-once}, for a key that is no
 * longer secret, the new key signs now, and no other key is published any more.
 *
 * <p>With {@code --reseal}, after a new secret key has become the first one, it only encrypts all signing keys with
 * that one, and names those that no key of the file opens.
 *
 * <p>Takes the settings of the application from the environment. Exits with 0 when a key was made, 1 when that was
 * refused, 2 when something failed.
 */
public final class RotateSigningKey {

    private static final int REFUSED = 1;
    private static final int FAILED = 2;
    private static final String AT_ONCE = "--at-once";
    private static final String RESEAL = "--reseal";
    private static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);
    private static final Duration PUBLISHED_AFTER = Duration.ofDays(2);

    private static final String HOLD = "lock table openid_key in share row exclusive mode";
    private static final String DELETE = "delete from openid_key where retires_at <= ?";
    private static final String HAS_KEY = "select 1 from openid_key limit 1";
    private static final String WAITING = "select signs_from::text from openid_key where signs_from > ?";
    private static final String NEXT = "select id from openid_key where id > ? order by id limit 1";
    private static final String SEALED = "select private_key from openid_key where id = ?";
    private static final String REPLACE = "update openid_key set private_key = ? where id = ?";
    private static final String RETIRE =
            "update openid_key set retires_at = ? where retires_at is null or retires_at > ?";
    private static final String ADD =
            "insert into openid_key (id, public_key, private_key, signs_from) values (?, ?, ?, ?)";

    private RotateSigningKey() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        try (OwnerConnection database = OwnerConnection.open(environment)) {
            Secrets secrets = Secrets.ofCommand(environment);
            Instant now = new Clocks().clock().instant();
            if (arguments.length == 1 && arguments[0].equals(RESEAL)) {
                reseal(database, secrets).forEach(System.out::println);
            } else {
                System.out.println("a new key signs from " + rotate(database, secrets, now, arguments));
            }
        } catch (IllegalArgumentException e) {
            System.out.println("refused: " + e.getMessage());
            System.exit(REFUSED);
        } catch (SQLException | JOSEException | RuntimeException e) {
            System.out.println("failed: " + e);
            System.exit(FAILED);
        }
    }

    private static boolean isAtOnce(String... arguments) {
        boolean atOnce = arguments.length == 1 && arguments[0].equals(AT_ONCE);
        if (arguments.length > 0 && !atOnce) {
            throw new IllegalArgumentException("usage: mypage.openid.RotateSigningKey [--at-once | --reseal]");
        }
        return atOnce;
    }

    /** @return from when the new key signs */
    static Instant rotate(OwnerConnection database, Secrets secrets, Instant now, String... arguments)
            throws SQLException, JOSEException {
        Instant signsFrom = rotate(database, secrets, isAtOnce(arguments), now);
        database.commit();
        return signsFrom;
    }

    /** @return a line for each key */
    static List<String> reseal(OwnerConnection database, Secrets secrets) throws SQLException {
        List<String> lines = new ArrayList<>();
        database.update(HOLD);
        Optional<Object> key = database.query(NEXT, "");
        while (key.isPresent()) {
            String id = (String) key.get();
            byte[] sealed = (byte[]) database.query(SEALED, id).orElseThrow();
            try {
                database.update(REPLACE, secrets.seal(SigningKeys.SEAL, secrets.open(SigningKeys.SEAL, sealed)), id);
                lines.add("signing key " + id + " is encrypted with " + secrets.firstKeyId());
            } catch (IllegalStateException e) {
                lines.add("signing key " + id + " can't be opened: " + e.getMessage());
            }
            key = database.query(NEXT, id);
        }
        database.commit();
        return lines;
    }

    private static Instant rotate(OwnerConnection database, Secrets secrets, boolean atOnce, Instant now)
            throws SQLException, JOSEException {
        database.update(HOLD);
        database.update(DELETE, now);
        Optional<Object> waiting = database.query(WAITING, now);
        if (waiting.isPresent() && !atOnce) {
            throw new IllegalArgumentException("the newest key signs only from " + waiting.get());
        }
        boolean first = database.query(HAS_KEY).isEmpty();
        Instant signsFrom = first || atOnce ? now : now.plus(PUBLISHED_BEFORE);
        Instant retiresAt = atOnce ? now : signsFrom.plus(PUBLISHED_AFTER);
        database.update(RETIRE, retiresAt, retiresAt);
        if (atOnce) {
            database.update(DELETE, now);
        }
        add(database, secrets, signsFrom);
        CommandAudit.record(database, OpenIdAuditKind.SIGNING_KEY_ROTATED, null, now);
        return signsFrom;
    }

    private static void add(OwnerConnection database, Secrets secrets, Instant signsFrom)
            throws SQLException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate();
        database.update(
                ADD,
                key.getKeyID(),
                key.toPublicJWK().toJSONString(),
                secrets.seal(SigningKeys.SEAL, key.toJSONString()),
                signsFrom);
    }
}
