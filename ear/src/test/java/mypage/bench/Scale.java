package mypage.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mypage.admin.staff.StaffRole;
import mypage.demo.Console;
import mypage.demo.DatabaseRole;
import mypage.demo.Folders;
import mypage.it.HttpVisitor;
import mypage.it.StaffFixture;

/**
 * {@code mvn -Prun -Dlauncher=mypage.bench.Scale}: what sign-ins and pages for staff cost among ten million accounts,
 * beside what they cost among 10,000. Servers, databases, mail server and clients share this machine. Databases stay in
 * {@code ear/target/scale}, where the next run finds them. Smaller for a trial:
 * {@code -Dlauncher.options=-Dscale.accounts=20000}. The options of {@link Options} say how sign-ins are measured.
 */
public final class Scale {
    private static final int ACCOUNTS = Integer.getInteger("scale.accounts", 10_000_000);
    private static final int TOKENS = Integer.getInteger("scale.tokens", 5);
    private static final int EVENTS = Integer.getInteger("scale.events", 6);
    private static final int FEW = Integer.getInteger("scale.few", 10_000);
    private static final int LOOKS = Integer.getInteger("scale.looks", 100);
    private static final int EXPIRED = Integer.getInteger("scale.expired", 1_000_000);
    private static final Duration QUIET = Duration.ofSeconds(Integer.getInteger("scale.quiet", 120));
    private static final int SIGN_INS = Integer.getInteger("scale.rate", 8);
    private static final String PARTS = System.getProperty("scale.parts", "signins,pages,expiry");

    /** Where PgBouncer is; without it, that part is left out. */
    private static final Optional<Path> PGBOUNCER =
            Optional.ofNullable(System.getProperty("scale.pgbouncer")).map(Path::of);

    private static final long AIM_MILLIS = 300;
    private static final long NEW_IDS = 3_000_000_000_000L;

    /** Of accounts all over the table; their ends lie scattered, too. */
    private static final String INSERT_EXPIRED = """
            insert into trust_token (id, account_id, generation, token_hash, expires_at)
            select %1$d + n, %2$d + n * 7919::bigint %% %3$d, 0, sha256(('expired ' || n)::bytea),
                now() - random() * interval '40 days'
            from generate_series(0, %4$d - 1) n""";

    private static final String FIRST_END =
            "select coalesce(min(expires_at) < now() - interval '1 minute', false)" + " from trust_token";

    private final Options options;
    private final Path folder = Folders.project().resolve("ear/target/scale");
    private final Path jvm = Folders.payaraConfig("jvm-options.txt");

    private Scale(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        new Scale(Options.parse(arguments)).run();
    }

    private void run() throws Exception {
        Product many = newProduct(ACCOUNTS);
        Product few = newProduct(FEW);
        List<Product> products = new ArrayList<>(List.of(few, many));
        if (PGBOUNCER.isPresent()) {
            products.add(new Product("pooled", Folders.war(), jvm, folder)
                    .with(population(FEW))
                    .through(PGBOUNCER.get()));
        }
        try {
            for (Product product : products) {
                product.start();
            }
            Console.say("\n" + Filling.sizes(many.database()));
            if (PARTS.contains("signins")) {
                signIns(products);
            }
            if (PARTS.contains("pages")) {
                pages(few, many);
            }
            if (PARTS.contains("expiry")) {
                expiry(many);
            }
        } finally {
            for (Product product : products) {
                product.close();
            }
        }
    }

    private Product newProduct(int accounts) throws IOException {
        return new Product("accounts" + accounts, Folders.war(), jvm, folder).with(population(accounts));
    }

    private static Population population(int accounts) {
        return new Population(accounts, TOKENS, EVENTS, Instant.now());
    }

    private void signIns(List<Product> products) throws Exception {
        List<Figures> all = new Comparison(products, options).measure();
        Results.write(all, options.out());
        Console.say("\n" + Report.table(all) + "\n");
        for (Product other : products.subList(1, products.size())) {
            Console.say(Report.ratios(all, products.get(0).name(), other.name()) + "\n");
        }
    }

    /** From the first request of a search to its whole result. */
    private void pages(Product few, Product many) throws Exception {
        HttpVisitor amongFew = visitor(few);
        HttpVisitor amongMany = visitor(many);
        Console.say("\n| page for staff | p50 | p95 | the same with " + FEW
                + " accounts: p50 | p95 |\n|---|---|---|---|---|");
        for (StaffVisits.Visit visit : StaffVisits.all()) {
            double[] few95 = look(visit, amongFew, population(FEW));
            double[] many95 = look(visit, amongMany, population(ACCOUNTS));
            Console.say(String.format(
                    Locale.ROOT,
                    "| %s%s | %.0f | %.0f | %.0f | %.0f |",
                    visit.name(),
                    many95[1] > AIM_MILLIS ? " **" : "",
                    many95[0],
                    many95[1],
                    few95[0],
                    few95[1]));
        }
    }

    private static HttpVisitor visitor(Product product) throws Exception {
        StaffFixture staff = StaffFixture.with(product.database(), StaffRole.values());
        return new HttpVisitor(product.url()).withCookie(StaffFixture.COOKIE, staff.token());
    }

    /** p50 and p95 in milliseconds. */
    private static double[] look(StaffVisits.Visit visit, HttpVisitor staff, Population population) throws Exception {
        double[] millis = new double[LOOKS];
        for (int n = -LOOKS / 10; n < LOOKS; n++) {
            long begin = System.nanoTime();
            visit.open(staff, population.person(Math.abs(n)));
            if (n >= 0) {
                millis[n] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        return new double[] {millis[(LOOKS - 1) / 2], millis[(LOOKS * 95 + 99) / 100 - 1]};
    }

    private void expiry(Product product) throws Exception {
        Load.Open load = new Load.Open(SIGN_INS);
        Act skip = product.scenarios().stream()
                .filter(scenario -> scenario.name().equals("skip"))
                .findFirst()
                .orElseThrow()
                .act();
        load.run(QUIET, skip);
        Sample before = load.run(QUIET, skip);
        try (Connection connection = product.database().connect(DatabaseRole.ADMINISTRATOR);
                Statement sql = connection.createStatement()) {
            sql.execute(INSERT_EXPIRED.formatted(NEW_IDS, Population.id(0), ACCOUNTS, EXPIRED));
            sql.execute("checkpoint");
            Watch watch = new Watch(sql);
            Sample during = load.runWhile(watch::isAnyLeft, skip);
            Sample after = load.run(QUIET, skip);
            Console.say("\n| sign-ins that skip the code | seconds | sign-ins | failed | p50 ms | p95 | p99 |\n"
                    + "|---|---|---|---|---|---|---|");
            Map<String, Sample> phases = new LinkedHashMap<>();
            phases.put("before", before);
            phases.put("while " + EXPIRED + " tokens are deleted", during);
            phases.put("after", after);
            phases.forEach(Scale::say);
            Console.say(String.format(
                    Locale.ROOT, "p99 during / before: %.2f", during.percentile(99) / before.percentile(99)));
        }
    }

    private static void say(String phase, Sample sample) {
        Console.say(String.format(
                Locale.ROOT,
                "| %s | %.0f | %d | %d | %.0f | %.0f | %.0f |",
                phase,
                sample.seconds(),
                sample.count(),
                sample.failures(),
                sample.percentile(50),
                sample.percentile(95),
                sample.percentile(99)));
    }

    /** Looks every two seconds whether old tokens are left, by the beginning of an index. */
    private static final class Watch {
        private static final long BETWEEN_LOOKS = 2_000_000_000L;

        private final Statement sql;
        private long next = System.nanoTime();
        private boolean left = true;

        private Watch(Statement sql) {
            this.sql = sql;
        }

        private boolean isAnyLeft() {
            if (System.nanoTime() - next >= 0) {
                next = System.nanoTime() + BETWEEN_LOOKS;
                try (ResultSet row = sql.executeQuery(FIRST_END)) {
                    row.next();
                    left = row.getBoolean(1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return left;
        }
    }
}
