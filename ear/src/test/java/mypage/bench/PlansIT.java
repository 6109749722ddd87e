package mypage.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mypage.admin.staff.StaffRole;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.RawAnswers;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL carries out the statements of sign-ins, of the deletion of what is over, and of each page for staff,
 * beside 100,000 accounts: what they read does not grow with the accounts.
 */
class PlansIT {
    private static final Population POPULATION =
            new Population(100_000, 5, 10, Instant.now().minusSeconds(60));

    /** A table with more rows is large. The partition of the month is not, in its first days. */
    private static final long LARGE = 10_000;

    /** What one step may read of a large table, or sort: a batch of the deletion, a page of each service and state. */
    private static final long MOST = 1100;

    /**
     * What may read more. Constantly much: the hits of a search of events, of which it counts 10,000, and the metrics
     * of a month. What happened lately: sums of mails and of refused passwords. Everything: the look of each hour for
     * passwords that are not sealed with the first key.
     */
    private static final Pattern MORE = Pattern.compile("count\\(\\*\\) from \\(select 1 from audit_event|figure_hour"
            + "|insert into mail_delay|substr\\(a.request_id, 2\\)|not starts_with\\(password_hash");

    private static final String FOR_VALUES = "force_custom_plan";

    /** Plans that PostgreSQL makes for the values, and those that it makes once for all of them. */
    private static final List<String> MODES = List.of(FOR_VALUES, "force_generic_plan");

    /** With each kind of plans. */
    private static final int ROUNDS = 2;

    /** So that nobody signs in whom another test sends mails too. */
    private static final int FIRST_PERSON = 1000;

    private static final List<String> ENDS = List.of(
            "update trust_token set expires_at = now() - interval '1 day' where id % 150 = ?",
            "update known_browser set expires_at = now() - interval '1 day' where account_id % 50 = ?",
            "update user_session set expires_at = now() - interval '1 day' where id % 20 = ?",
            "update owner_link set expires_at = now() - interval '1 day' where id % 20 = ?",
            "update sign_in_attempt set expires_at = now() - interval '3 days' where id % 20 = ?",
            "update otp_challenge set expires_at = now() - interval '3 days' where account_id % 20 = ?",
            "update outbox_message set finished_at = now() - interval '31 days' where id % 30 = ?",
            "update account set locked_at = now() - interval '31 days', closed_at = now() - interval '31 days'"
                    + " where id % 1000 = ?");
    private static final String LEFT = """
            select (select count(*) from trust_token where expires_at < now())
                + (select count(*) from known_browser where expires_at < now())
                + (select count(*) from outbox_message where finished_at < now() - interval '31 days')
                + (select count(*) from account where closed_at <= now() - interval '31 days')""";

    private static EmbeddedDatabase database;
    private static Map<String, String> environment;
    private static PayaraMicro node;
    private static URI url;
    private static Plans plans;
    private static final Set<String> LARGE_TABLES = new HashSet<>();

    @BeforeAll
    static void start() throws Exception {
        Path folder = TestBed.FOLDER.resolve("plans");
        node = new PayaraMicro(TestBed.FOLDER.resolve("plans-node"), Folders.cache());
        database = new EmbeddedDatabase(folder, FreePorts.one(), Folders.cache()).with("fsync", "off");
        plans = Plans.of(database, folder);
        database.start();
        Path keys = Path.of(TestBed.environment(TestBed.url(), database).get("MYPAGE_SECRET_KEYS"));
        Filling.into(database, keys, POPULATION);
        readLargeTables();
        int port = FreePorts.one();
        url = URI.create("http://localhost:" + port + "/");
        environment = TestBed.environment(url, database);
        node.start(environment, port).awaitOk(Site.SEEKER.login(), Duration.ofMinutes(3));
    }

    private static void readLargeTables() throws SQLException {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery("select relname from pg_class where relkind = 'r' and reltuples > " + LARGE)) {
            while (row.next()) {
                LARGE_TABLES.add(row.getString(1));
            }
        }
    }

    @Test
    void aSignInReadsAsMuchAsAmongFewAccounts() throws Exception {
        List<Scenario> scenarios =
                new SignIns(url, n -> POPULATION.person(FIRST_PERSON + n), new SuiteCodes()).scenarios(environment);
        for (int mode = 0; mode < MODES.size(); mode++) {
            plan(MODES.get(mode));
            for (Scenario scenario : scenarios) {
                for (int n = mode * ROUNDS; n < (mode + 1) * ROUNDS; n++) {
                    scenario.act().run(n);
                }
            }
        }
        assertBounded("INTO sign_in_attempt");
    }

    @Test
    void aPageForStaffReadsAsMuchAsAmongFewAccounts() throws Exception {
        var staff = StaffFixture.with(database, StaffRole.values());
        StaffRows.insertInto(database);
        // Only with plans for the values, which decide how much a search reads.
        plan(FOR_VALUES);
        for (StaffVisits.Visit visit : StaffVisits.all()) {
            for (int n = 0; visit.indexed() && n < ROUNDS; n++) {
                visit.open(visitor(staff), POPULATION.person(n));
            }
        }
        for (String page : RawAnswers.staffPages()) {
            visitor(staff).get(page + "?of=" + StaffRows.numberFor(page));
        }
        assertBounded("audit_event");
    }

    /** Takes effect at the next statement of each connection. */
    private static void plan(String mode) throws SQLException {
        try (Connection connection = database.connect(DatabaseRole.ADMINISTRATOR);
                Statement sql = connection.createStatement()) {
            sql.execute("alter system set plan_cache_mode = " + mode);
            sql.execute("select pg_reload_conf()");
        }
    }

    private static HttpVisitor visitor(StaffFixture staff) {
        return new HttpVisitor(url).withCookie(StaffFixture.COOKIE, staff.token());
    }

    @Test
    void whatIsOverIsFoundWithoutReadingTheRest() throws Exception {
        for (int mode = 0; mode < MODES.size(); mode++) {
            plan(MODES.get(mode));
            for (String end : ENDS) {
                Sql.update(database, end, 7 + mode * 10);
            }
            Await.until("all that is over is deleted", () -> Sql.number(database, LEFT) == 0);
        }
        assertBounded("delete from trust_token");
    }

    /** @param expected a part of a statement that must have been seen */
    private static void assertBounded(String expected) throws Exception {
        List<Plans.Step> steps = plans.next();
        assertTrue(steps.stream().anyMatch(step -> step.statement().contains(expected)), expected);
        Set<String> unbounded = new TreeSet<>();
        steps.stream().filter(PlansIT::isUnbounded).forEach(step -> unbounded.add(step.toString()));
        assertEquals("", String.join("\n", unbounded));
    }

    private static boolean isUnbounded(Plans.Step step) {
        boolean isLarge = LARGE_TABLES.contains(step.table());
        boolean whole = isLarge && step.type().equals("Seq Scan");
        boolean much = isLarge && step.read() > MOST;
        boolean sorted = step.type().contains("Sort") && step.input() > MOST;
        return step.happened()
                && (whole || much || sorted)
                && !MORE.matcher(step.statement()).find();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        database.close();
    }
}
