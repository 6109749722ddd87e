package mypage.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mypage.demo.Console;
import mypage.demo.Ports;
import mypage.it.MailGate;
import mypage.rehearsal.Certificates;
import mypage.rehearsal.Postgres;
import mypage.rehearsal.Stage;

/** The stage of the rehearsal: two nodes of deploy/ behind haproxy, and a PostgreSQL with a synchronous standby. */
final class ProductionScene implements Scene {

    private static final Duration START = Duration.ofMinutes(3);

    private final Started started = new Started();
    private final Mails mails = started.add(new Mails());
    private final MailGate gate;
    private final Stage stage;
    private Postgres database;

    ProductionScene(Path folder) throws Exception {
        try {
            Files.createDirectories(folder);
            Certificates certificates = new Certificates(folder);
            // For the people, before they open their first connection.
            certificates.trust().forEach(System::setProperty);
            gate = started.add(new MailGate(Ports.free(), mails.port()));
            database = started.add(Postgres.primary());
            stage = started.add(Stage.ofThisRelease(folder, database, certificates));
            start();
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    private void start() throws Exception {
        Map<String, String> settings = new HashMap<>(Settings.of(gate.port()));
        settings.put("MYPAGE_SMTP_TLS", "none");
        stage.installation.configure(settings);
        stage.makeDatabase();
        stage.startBoth(stage.installation.war());
    }

    @Override
    public List<URI> doors() {
        return List.of(stage.proxy.url());
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
        stage.node(node).kill();
    }

    @Override
    public void stopNode(int node) throws InterruptedException {
        try {
            stage.node(node).stop();
        } catch (IOException e) {
            // It waits for a database that is away.
            Console.say(e.getMessage());
            stage.node(node).kill();
        }
    }

    @Override
    public void startNode(int node) throws Exception {
        // The proxy has to notice first that it is away.
        Stage.await(() -> !stage.proxy.isUp(node), "node " + node + " is still there");
        stage.node(node).start(stage.installation.war());
        Instant patience = Instant.now().plus(START);
        while (!stage.proxy.isUp(node)) {
            if (!stage.node(node).isAlive()) {
                // As systemd does.
                stage.node(node).start(stage.installation.war());
            } else if (Instant.now().isAfter(patience)) {
                throw new IllegalStateException("node " + node + " lives and does not serve");
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void pauseNode(int node, boolean isPaused) throws Exception {
        Signals.pause(stage.node(node).processes(), isPaused);
    }

    @Override
    public void restartDatabase(boolean isCrash) throws IOException, InterruptedException {
        if (isCrash) {
            database.kill();
        } else {
            database.stop();
        }
        database.revive();
    }

    @Override
    public void pauseDatabase(boolean isPaused) throws Exception {
        Signals.pause(Signals.family(database.pidFile()), isPaused);
    }

    @Override
    public void failOver() throws IOException, InterruptedException {
        if (database == stage.primary) {
            database.kill();
            stage.standby.promote();
            database = stage.standby;
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect(Stage.DATABASE, "postgres");
    }

    @Override
    public String auditCheck() throws InterruptedException {
        try {
            return "0 " + stage.installation.command("mypage.audit.AuditCheck").strip();
        } catch (IOException e) {
            return "1 " + e.getMessage();
        }
    }

    @Override
    public void close() throws Exception {
        started.close();
    }
}
