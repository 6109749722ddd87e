package mypage.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.Ports;
import mypage.demo.SecretFile;
import mypage.it.MailGate;
import mypage.it.Site;
import mypage.platform.Schema;

/** Only what the build brings along: people find the nodes by themselves, and there is no standby. */
final class SmallScene implements Scene {

    private static final Duration START = Duration.ofMinutes(2);

    private final Started started = new Started();
    private final Mails mails = started.add(new Mails());
    private final EmbeddedDatabase database;
    private final Path data;
    private final MailGate gate;
    private final List<PayaraMicro> nodes = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();

    /** Of nodes that serve, as a load balancer knows them. */
    private final List<URI> doors = new CopyOnWriteArrayList<>();

    private final Map<String, String> settings = new HashMap<>();

    SmallScene(Path folder) throws Exception {
        Files.createDirectories(folder);
        Path home = folder.resolve("postgresql");
        data = home.resolve("data");
        database = new EmbeddedDatabase(home, Ports.free(), Folders.cache());
        gate = started.add(new MailGate(Ports.free(), mails.port()));
        try {
            start(folder);
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    private void start(Path folder) throws Exception {
        started.add(database.start());
        new Schema(database.source(DatabaseRole.OWNER)).migrateFor(DatabaseRole.NODE.id);
        settings.putAll(database.environment());
        settings.putAll(Settings.of(gate.port()));
        settings.put(
                "MYPAGE_SECRET_KEYS", SecretFile.keys(folder.resolve("keys")).toString());
        for (int node = 0; node < NODES; node++) {
            addresses.add(URI.create("http://localhost:" + Ports.free() + "/"));
            nodes.add(new PayaraMicro(folder.resolve("node" + node), Folders.cache()));
            launch(node);
            started.add(nodes.get(node));
        }
        for (int node = 0; node < NODES; node++) {
            nodes.get(node).awaitOk(Site.SEEKER.login(), START);
            doors.add(addresses.get(node));
        }
    }

    private void launch(int node) throws IOException {
        URI door = addresses.get(node);
        Map<String, String> own = new HashMap<>(settings);
        own.put("MYPAGE_PUBLIC_URL", door.getScheme() + "://" + door.getAuthority());
        nodes.get(node).start(own, door.getPort());
    }

    @Override
    public List<URI> doors() {
        return doors;
    }

    @Override
    public Mails mails() {
        return mails;
    }

    @Override
    public MailGate mailGate() {
        return gate;
    }

    @Override
    public void killNode(int node) throws InterruptedException {
        doors.remove(addresses.get(node));
        nodes.get(node).kill();
    }

    @Override
    public void stopNode(int node) throws InterruptedException {
        doors.remove(addresses.get(node));
        nodes.get(node).stop();
    }

    @Override
    public void startNode(int node) throws Exception {
        for (int left = 5; true; left--) {
            launch(node);
            try {
                nodes.get(node).awaitOk(Site.SEEKER.login(), START);
                doors.add(addresses.get(node));
                return;
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
                nodes.get(node).kill();
            }
        }
    }

    @Override
    public void pauseNode(int node, boolean isPaused) throws Exception {
        Signals.pause(Stream.of(nodes.get(node).process().toHandle()), isPaused);
    }

    @Override
    public void restartDatabase(boolean isCrash) throws IOException {
        if (isCrash) {
            database.kill();
        } else {
            database.stop();
        }
        database.start();
    }

    @Override
    public void pauseDatabase(boolean isPaused) throws Exception {
        Signals.pause(Signals.family(data.resolve("postmaster.pid")), isPaused);
    }

    @Override
    public void failOver() {
        // There is no standby.
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public String auditCheck() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Folders.project().resolve("web/target/mypage/WEB-INF/lib") + "/*",
                        "mypage.audit.AuditCheck")
                .redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said.strip();
    }

    @Override
    public void close() throws Exception {
        started.close();
    }
}
