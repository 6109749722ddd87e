package mypage.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import mypage.password.PasswordHasher;

/** Many accounts of one password, each known to one browser, which has a cookie that skips the one-time password. */
public final class Crowd {
    /** The device ID of all browsers. */
    public static final String BROWSER = SignInLoad.BROWSER;

    public static final String PASSWORD = "measured MyPage 2025";

    /** What the product's sequence does not reach. */
    public static final long FIRST_ID = 1_000_000_000_000L;

    /** The same in every run, so that a database can be used again. The product uses the end in the token's row. */
    private static final long COOKIE_END = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private static final String INSERT_ACCOUNTS = """
            insert into account (id, service, email, password_hash, created_at, trust_handle)
            select 1000000000000 + n, 'SEEKER', 'crowd' || n || '@example.jp', '%s', now(), lpad(to_hex(n), 16, '0')
            from generate_series(0, %d - 1) n""";
    private static final String INSERT_TOKENS = """
            insert into trust_token (id, account_id, generation, token_hash, expires_at)
            select 1000000000000 + n, 1000000000000 + n, 0, sha256(convert_to(n || '.%d', 'UTF8')),
                now() + interval '80 days'
            from generate_series(0, %d - 1) n""";
    private static final String INSERT_KNOWN = """
            insert into known_browser (hash, account_id, signed_in_at, expires_at)
            select sha256(convert_to((1000000000000 + n) || ':%s', 'UTF8')), 1000000000000 + n, now(),
                now() + interval '80 days'
            from generate_series(0, %d - 1) n""";

    private Crowd() {}

    public static void insert(EmbeddedDatabase database, int accounts) throws SQLException, IOException {
        try (Connection connection = database.connect(DatabaseRole.ADMINISTRATOR);
                Statement sql = connection.createStatement()) {
            sql.execute(INSERT_ACCOUNTS.formatted(new PasswordHasher(1).hash(PASSWORD), accounts));
            sql.execute(INSERT_TOKENS.formatted(COOKIE_END, accounts));
            sql.execute(INSERT_KNOWN.formatted(BROWSER, accounts));
            sql.execute("vacuum analyze");
        }
    }

    public static String email(int number) {
        return "crowd" + number + "@example.jp";
    }

    public static String skipCookieName(int number) {
        return "__Host-skip-%016x".formatted(number);
    }

    public static String skipCookie(int number) {
        return number + "." + COOKIE_END;
    }

    static SignInLoad.Person person(int number) {
        return new SignInLoad.Person(email(number), PASSWORD, skipCookieName(number) + "=" + skipCookie(number));
    }
}
