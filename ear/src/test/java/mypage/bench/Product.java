package mypage.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mypage.demo.Crowd;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.Ports;
import mypage.demo.SecretFile;

/** The product as in production, on a PostgreSQL of its own with 1,000 accounts. */
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
    private final int port = Ports.free();
    private final PayaraMicro server;
    private List<Scenario> scenarios;

    Product(String name, Path war, Path jvmOptions, Path parent) throws IOException {
        this.name = name;
        this.war = war;
        folder = parent.resolve(name);
        database = DatabaseMeter.counted(
                new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()));
        server = new PayaraMicro(folder.resolve("server"), Folders.cache()).withJvmOptions(List.of("@" + jvmOptions));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws Exception {
        database.start();
        settings.putAll(database.environment());
        settings.putAll(codes.environment());
        settings.put("MYPAGE_PUBLIC_URL", url().toString());
        settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
        settings.put(
                "MYPAGE_SECRET_KEYS",
                SecretFile.keys(folder.resolve("secret.keys")).toString());
        for (String limit : List.of(
                "OTP_MAILS",
                "PASSWORD_TRIES_NETWORK",
                "PASSWORD_TRIES_ID",
                "PASSWORD_TRIES_BROWSER",
                "PASSWORD_FAILURES_ID",
                "OPENID_CODES")) {
            settings.put("MYPAGE_" + limit, UNLIMITED);
        }
        server.withWar(war).start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(5));
        Crowd.insert(database, ACCOUNTS);
        scenarios = new SignIns(url(), ACCOUNTS, codes).scenarios(settings);
    }

    private URI url() {
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
        database.close();
    }
}
