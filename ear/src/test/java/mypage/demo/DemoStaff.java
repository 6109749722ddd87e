package mypage.demo;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import mypage.password.PasswordHasher;
import mypage.platform.Secrets;
import org.apache.commons.codec.binary.Base32;

/**
 * Members of staff that anybody may sign in as, only for the demo. The inbox page shows their codes in place of an
 * authenticator app.
 */
record DemoStaff(String email, String name, List<String> roles) {

    static final List<DemoStaff> ALL = List.of(
            new DemoStaff("admin@example.jp", "管理 花子", List.of("OPERATE", "APPROVE", "MANAGE")),
            new DemoStaff("operator@example.jp", "運用 太郎", List.of("OPERATE")),
            new DemoStaff("approver@example.jp", "承認 次郎", List.of("APPROVE")),
            new DemoStaff("viewer@example.jp", "照会 三郎", List.of()));

    /** Of SHA-256, as long as HMAC-SHA-1 takes. */
    private static final int SECRET_BYTES = 20;

    static void insert(Connection connection, Secrets secrets) throws SQLException {
        for (DemoStaff each : ALL) {
            if (!each.exists(connection)) {
                each.insertNew(connection, secrets);
            }
        }
    }

    /** Makes every member as at first, with the same password, authenticator app and roles. */
    static void restore(Connection connection, Secrets secrets) throws SQLException {
        for (DemoStaff each : ALL) {
            each.update(connection, secrets);
        }
        insert(connection, secrets);
    }

    /** What the app of this member would show now. */
    String code(Instant now) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(secret(), "HmacSHA1"), now, Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not secret, like the password. */
    private byte[] secret() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, SECRET_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from staff where lower(email) = ?")) {
            query.setString(1, email);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void update(Connection connection, Secrets secrets) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with own as (
                    update staff set name = ?, password_hash = ?, totp_secret = ?, totp_step = 0, disabled_at = null,
                        guesses = '{}', known_guesses = '{}', access_generation = access_generation + 1
                    where lower(email) = ? returning id),
                others as (delete from staff_role r using own where r.staff_id = own.id and r.role <> all (?))
                insert into staff_role (staff_id, role) select id, unnest(?) from own on conflict do nothing""")) {
            update.setString(1, name);
            update.setString(2, new PasswordHasher(1).hash(DemoAccounts.PASSWORD));
            update.setBytes(3, secrets.seal(new Base32().encodeAsString(secret())));
            update.setString(4, email);
            update.setArray(5, connection.createArrayOf("varchar", roles.toArray()));
            update.setArray(6, connection.createArrayOf("varchar", roles.toArray()));
            update.executeUpdate();
        }
    }

    private void insertNew(Connection connection, Secrets secrets) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with made as (
                    insert into staff (id, email, name, password_hash, totp_secret, created_at)
                    values (nextval('id_seq'), ?, ?, ?, ?, now()) returning id)
                insert into staff_role (staff_id, role) select id, unnest(?) from made""")) {
            insert.setString(1, email);
            insert.setString(2, name);
            insert.setString(3, new PasswordHasher(1).hash(DemoAccounts.PASSWORD));
            insert.setBytes(4, secrets.seal(new Base32().encodeAsString(secret())));
            insert.setArray(5, connection.createArrayOf("varchar", roles.toArray()));
            insert.executeUpdate();
        }
    }
}
