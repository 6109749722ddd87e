package mypage.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mypage.demo.SignInLoad.Kind;
import mypage.demo.SignInLoad.Person;
import mypage.demo.SignInLoad.Phase;
import mypage.password.PasswordHasher;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureExpiry}: what the deletion of a million expired rows costs those who
 * sign in meanwhile, beside a million valid tokens. Server, database and load share this machine. Smaller for a trial:
 * {@code "-Dlauncher.options=-Dmeasure.living=20000 -Dmeasure.expired=20000"} and so on, see below.
 */
public final class MeasureExpiry {
    private static final int ACCOUNTS = Integer.getInteger("measure.accounts", 100_000);
    private static final int LIVING = Integer.getInteger("measure.living", 1_000_000);
    private static final int EXPIRED = Integer.getInteger("measure.expired", 1_000_000);
    private static final int EXPIRED_OTHERS = Integer.getInteger("measure.expired.others", 50_000);
    private static final int PER_SECOND = Integer.getInteger("measure.rate", 8);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("measure.warmup", 30));
    private static final Duration QUIET = Duration.ofSeconds(Integer.getInteger("measure.seconds", 120));
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final String PASSWORD = "measured MyPage 2025";

    /** The expiry in every cookie; the product uses that of its row. */
    private static final long COOKIE_END =
            Instant.now().plus(Duration.ofDays(90)).getEpochSecond();

    // Ids that the product's sequence does not reach. The ends of rows are in no order: those that are deleted together
    // lie scattered over the table, which is the worst case.
    private static final String INSERT_ACCOUNTS = """
            insert into account (id, service, email, password_hash, created_at, trust_handle)
            select 1000000000000 + n, 'SEEKER', 'person' || n || '@example.jp', '%s', now(), lpad(to_hex(n), 16, '0')
            from generate_series(0, %d - 1) n""";
    private static final String INSERT_TOKENS = """
            insert into trust_token (id, account_id, generation, token_hash, expires_at)
            select 1000000000000 + n, 1000000000000 + n %% %d, 0, sha256(convert_to(n || '.%d', 'UTF8')), %s
            from generate_series(%d, %d - 1) n""";
    private static final String LATER = "now() + interval '1 day' + random() * interval '89 days'";
    // Every kind is deleted by then, also those that are kept for a while.
    private static final String LONG_AGO = "now() - interval '40 days' - random() * interval '40 days'";
    private static final List<String> INSERT_EXPIRED_OTHERS =
            List.of("""
            create temporary table expired on commit drop as
            select 1000000000000 + n as id, 1000000000000 + n %% %d as account,
                sha256(n::text::bytea) as hash, %s as ago
            from generate_series(0, %d - 1) n""".formatted(ACCOUNTS, LONG_AGO, EXPIRED_OTHERS), """
            insert into sign_in_attempt (id, token_hash, account_id, reference, state, created_at, expires_at)
            select id, hash, account, '0000', 'OTP_REQUIRED', ago, ago from expired""", """
            insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at)
            select account, id, hash, 0, ago, ago from expired on conflict do nothing""", """
            insert into user_session (id, token_hash, account_id, started_at, last_used_at, expires_at)
            select id, hash, account, ago, ago, ago from expired""", """
            insert into outbox_message
                (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at)
            select id, 'otp:' || account, 'person@example.jp', '-', 'SENT', ago, ago, ago, 1, ago from expired""");
    // Both read no more than the beginning of an index, so that looking costs next to nothing.
    private static final String FIRST_END =
            "select (extract(epoch from min(expires_at)) * 1000000)::bigint from trust_token";
    private static final String IS_ANY_EXPIRED = """
            select coalesce(least((select min(expires_at) from trust_token), (select min(expires_at) from user_session),
                (select min(expires_at) from sign_in_attempt), (select min(expires_at) from otp_challenge),
                (select min(finished_at) from outbox_message)) < now() - interval '39 days', false)::int""";

    private final Path folder = Folders.project().resolve("ear/target/measure-expiry");
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();

    private MeasureExpiry() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureExpiry().run();
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache());
        server.stopOrphan();
        Folders.delete(folder);
        try (EmbeddedDatabase database = newDatabase().start();
                DemoMail mail = new DemoMail(Ports.free()).start();
                server) {
            configure(database, mail);
            server.start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(3));
            // Only an administrator may ask for a checkpoint.
            try (Connection connection = database.connect(DatabaseRole.ADMINISTRATOR);
                    Statement sql = connection.createStatement()) {
                measure(sql);
            }
        }
    }

    /** Its log tells afterwards what it was busy with. */
    private EmbeddedDatabase newDatabase() throws IOException {
        return new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache())
                .with("log_line_prefix", "%m %a ")
                .with("log_min_duration_statement", "100")
                .with("log_autovacuum_min_duration", "100");
    }

    private void configure(EmbeddedDatabase database, DemoMail mail) throws IOException {
        settings.putAll(database.environment());
        settings.putAll(mail.environment());
        settings.put("MYPAGE_PUBLIC_URL", url().toString());
        settings.put(
                "MYPAGE_SECRET_KEYS",
                SecretFile.keys(folder.resolve("secret.keys")).toString());
    }

    private URI url() {
        return URI.create("http://localhost:" + port);
    }

    private void measure(Statement sql) throws Exception {
        insertLiving(sql);
        SignInLoad load = new SignInLoad(url(), MeasureExpiry::anybody, PER_SECOND);
        load.during("warm-up", () -> Thread.sleep(WARM_UP.toMillis()));
        Phase quiet = load.during("A quiet", () -> Thread.sleep(QUIET.toMillis()));
        long firstEnd = insertExpired(sql);
        // The first look of the product at what is over may be ten seconds away.
        awaitOther(firstEnd, sql, FIRST_END);
        long begin = System.nanoTime();
        Phase deletion = load.during("B deletion", () -> awaitOther(1, sql, IS_ANY_EXPIRED));
        Console.say("the deletion took %.0f s".formatted((System.nanoTime() - begin) / 1e9));
        load.during("C quiet", () -> Thread.sleep(QUIET.toMillis()));
        for (Kind kind : Kind.values()) {
            Console.say("%s: p99 B / p99 A = %.2f"
                    .formatted(kind, deletion.percentile(kind, 99) / quiet.percentile(kind, 99)));
        }
        long living = number(sql, "select count(*) from trust_token where expires_at > now()");
        Console.say("living tokens: %d of %d%s".formatted(living, LIVING, living == LIVING ? "" : ", WRONG"));
    }

    private static void insertLiving(Statement sql) throws SQLException {
        sql.execute(INSERT_ACCOUNTS.formatted(new PasswordHasher(1).hash(PASSWORD), ACCOUNTS));
        sql.execute(INSERT_TOKENS.formatted(ACCOUNTS, COOKIE_END, LATER, 0, LIVING));
        sql.execute("vacuum analyze");
        Console.say("%d accounts, %d living tokens".formatted(ACCOUNTS, LIVING));
    }

    /** In one transaction, so that none is deleted before all are there; returns the end of the first to go. */
    private static long insertExpired(Statement sql) throws SQLException {
        sql.getConnection().setAutoCommit(false);
        sql.execute(INSERT_TOKENS.formatted(ACCOUNTS, COOKIE_END, LONG_AGO, LIVING, LIVING + EXPIRED));
        for (String insert : INSERT_EXPIRED_OTHERS) {
            sql.execute(insert);
        }
        long firstEnd = number(sql, FIRST_END);
        sql.getConnection().commit();
        sql.getConnection().setAutoCommit(true);
        // What a bulk insert leaves to do is not the deletion's cost.
        sql.execute("checkpoint");
        sql.execute("analyze");
        Console.say("%d expired tokens, %d expired rows of each other kind".formatted(EXPIRED, EXPIRED_OTHERS));
        return firstEnd;
    }

    private static void awaitOther(long value, Statement sql, String query) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (number(sql, query) == value) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("still " + value + " after " + PATIENCE + ": " + query);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static Person anybody(Random random) {
        int token = random.nextInt(LIVING);
        int account = token % ACCOUNTS;
        String cookie = "__Host-skip-%016x=%d.%d".formatted(account, token, COOKIE_END);
        return new Person("person" + account + "@example.jp", PASSWORD, cookie);
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
