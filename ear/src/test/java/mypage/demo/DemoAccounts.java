package mypage.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import mypage.account.Service;
import mypage.password.PasswordHasher;

/** Accounts that anybody may use, only for the demo: their password is in the README. */
final class DemoAccounts {
    static final String PASSWORD = "demo-MyPage-2025";

    /** Waits for its owner to register, in each service. */
    static final String INVITED = "new@example.jp";

    private static final String MAIN = "demo@example.jp";

    /** An additional account of the employer's main one. */
    private static final String ADDITIONAL = "demo-2@example.jp";

    record Account(Service service, String email) {}

    static final List<Account> ALL = List.of(
            new Account(Service.SEEKER, "seeker@example.jp"),
            new Account(Service.EMPLOYER, "employer@example.jp"),
            new Account(Service.JOB_INFORMATION, "info@example.jp"),
            new Account(Service.SEEKER, "demo@example.jp"),
            new Account(Service.EMPLOYER, MAIN),
            new Account(Service.EMPLOYER, ADDITIONAL),
            new Account(Service.JOB_INFORMATION, "demo@example.jp"));

    private DemoAccounts() {}

    static void insert(Connection connection) throws SQLException {
        for (Account account : ALL) {
            insert(connection, account, PASSWORD);
        }
        for (Service service : Service.values()) {
            insert(connection, new Account(service, INVITED), null);
        }
        makeAdditional(connection);
    }

    /**
     * Makes every account as it was at first: its password, unlocked, with no limit of attempts reached. Whoever was
     * signed in no longer is. An account that was closed, or has another address now, is made anew.
     */
    static void restore(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update account set password_hash = ?, locked_at = null, suspended_at = null,
                    access_generation = access_generation + 1, trust_generation = trust_generation + 1
                where closed_at is null and service = ? and lower(email) = ?""")) {
            for (Account account : ALL) {
                restore(update, account, new PasswordHasher(1).hash(PASSWORD));
            }
            for (Service service : Service.values()) {
                restore(update, new Account(service, INVITED), null);
            }
        }
        try (Statement delete = connection.createStatement()) {
            delete.execute("delete from otp_challenge");
            delete.execute("delete from throttle");
        }
        insert(connection);
    }

    private static void restore(PreparedStatement update, Account account, String hash) throws SQLException {
        update.setString(1, hash);
        update.setString(2, account.service().name());
        update.setString(3, account.email());
        update.executeUpdate();
    }

    private static void insert(Connection connection, Account account, String password) throws SQLException {
        if (!exists(connection, account)) {
            insertNew(connection, account, password == null ? null : new PasswordHasher(1).hash(password));
        }
    }

    private static void makeAdditional(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update account a set main_id = m.id from account m
                where a.service = 'EMPLOYER' and a.email = ? and a.closed_at is null
                    and m.service = 'EMPLOYER' and m.email = ? and m.closed_at is null""")) {
            update.setString(1, ADDITIONAL);
            update.setString(2, MAIN);
            update.executeUpdate();
        }
    }

    private static boolean exists(Connection connection, Account account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select 1 from account where service = ? and lower(email) = ? and closed_at is null")) {
            query.setString(1, account.service().name());
            query.setString(2, account.email());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void insertNew(Connection connection, Account account, String hash) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into account (id, service, email, password_hash, created_at)"
                        + " values (nextval('id_seq'), ?, ?, ?, now()) on conflict do nothing")) {
            insert.setString(1, account.service().name());
            insert.setString(2, account.email());
            insert.setString(3, hash);
            insert.executeUpdate();
        }
    }
}
