package mypage.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import mypage.demo.Crowd;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.Ports;
import mypage.demo.SecretFile;

/** The product as in production, on a PostgreSQL of its own with 1,000 accounts, or with a {@link Population}. */
final class Product implements Subject {
    static final int ACCOUNTS = 1000;

    /** More than a load can reach, since a few people do here what many would do. */
    private static final String UNLIMITED = "1000000/PT1H";

    private final String name;
    private final Path war;
    private final Path folder;
    private final EmbeddedDatabase database;
    private final MailedCodes codes = new MailedCodes();
    private final Map<String, String> settings = new HashMap<>();
    private int port;
    private final int databasePort = Ports.free();
    private final PayaraMicro server;
    private Optional<Population> population = Optional.empty();
    private Optional<PgBouncer> pool = Optional.empty();
    /** None of many accounts signs in twice, so that no load finds in memory what an earlier one read. */
    private final AtomicInteger acts = new AtomicInteger((int) (System.nanoTime() & 0xffffff));

    private List<Scenario> scenarios;

    Product(String name, Path war, Path jvmOptions, Path parent) throws IOException {
        this.name = name;
        this.war = war;
        folder = parent.resolve(name);
        database = DatabaseMeter.counted(newDatabase());
        server = new PayaraMicro(folder.resolve("server"), Folders.cache()).withJvmOptions(List.of("@" + jvmOptions));
    }

    private EmbeddedDatabase newDatabase() {
        return new EmbeddedDatabase(folder.resolve("postgresql"), databasePort, Folders.cache());
    }

    /** Among these accounts. What an earlier run wrote for them is used again. */
    Product with(Population many) {
        population = Optional.of(many);
        return this;
    }

    /** Its node reaches the database through this program. */
    Product through(Path pgBouncer) throws IOException {
        pool = Optional.of(new PgBouncer(pgBouncer, folder.resolve("pgbouncer"), databasePort));
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws Exception {
        if (population.isPresent()) {
            fill(population.get());
        }
        port = Ports.free();
        Path keys = SecretFile.keys(keys());
        database.start();
        settings.putAll(database.environment());
        settings.putAll(codes.environment());
        settings.put("MYPAGE_PUBLIC_URL", url().toString());
        settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
        settings.put("MYPAGE_SECRET_KEYS", keys.toString());
        for (String limit : List.of(
                "OTP_MAILS",
                "PASSWORD_TRIES_NETWORK",
                "PASSWORD_TRIES_ID",
                "PASSWORD_TRIES_BROWSER",
                "PASSWORD_FAILURES_ID",
                "OPENID_CODES")) {
            settings.put("MYPAGE_" + limit, UNLIMITED);
        }
        Map<String, String> ofNode = new HashMap<>(settings);
        if (pool.isPresent()) {
            pool.get().start(ofNode);
        }
        server.withWar(war).start(ofNode, port).awaitOk("/seeker/login", Duration.ofMinutes(5));
        if (population.isEmpty()) {
            Crowd.insert(database, ACCOUNTS);
        }
        IntUnaryOperator people = population
                .<IntUnaryOperator>map(many -> n -> many.person(acts.getAndIncrement()))
                .orElse(n -> n % ACCOUNTS);
        scenarios = new SignIns(url(), people, codes).scenarios(settings);
    }

    /** Does nothing if an earlier run did. */
    private void fill(Population many) throws Exception {
        Path mark = folder.resolve("filled");
        if (Files.exists(mark) && Files.readString(mark).equals(many.size())) {
            return;
        }
        Folders.delete(folder);
        try (EmbeddedDatabase hasty = Filling.hasty(newDatabase()).start()) {
            Filling.into(hasty, SecretFile.keys(keys()), many);
        }
        Files.writeString(mark, many.size());
    }

    private Path keys() {
        return folder.resolve("secret.keys");
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public ProcessHandle node() {
        return server.process().toHandle();
    }

    @Override
    public EmbeddedDatabase database() {
        return database;
    }

    @Override
    public List<Scenario> scenarios() {
        return scenarios;
    }

    @Override
    public void close() throws Exception {
        server.close();
        codes.close();
        pool.ifPresent(PgBouncer::close);
        database.close();
    }
}
