package mypage.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.Ports;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;

/**
 * Keycloak as shipped, optimized for production, on a PostgreSQL of its own. Its users sign in with a password in its
 * form, and their application gets a code. No mail is sent, since it has no mailed codes.
 */
final class Keycloak implements Subject {
    private static final String PASSWORD = "measured Keycloak 2025";
    private static final String CALLBACK = "https://app.example.jp/callback";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Path log;
    private final EmbeddedDatabase database;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private Process server;

    /** @param home a copy of its own, since Keycloak writes into it */
    Keycloak(Path home, Path parent) throws IOException {
        this.home = home;
        log = parent.resolve("keycloak.log");
        database = DatabaseMeter.counted(
                new EmbeddedDatabase(parent.resolve("keycloak-postgresql"), Ports.free(), Folders.cache()));
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public void start() throws Exception {
        database.start();
        Path realm = home.resolve("data/import/bench-realm.json");
        Files.createDirectories(realm.getParent());
        Files.writeString(realm, realm().toString());
        if (command("build", "--db=postgres").waitFor() != 0) {
            throw new IOException("Keycloak can't be built, see " + log);
        }
        server = command(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-port=" + port,
                "--http-management-port=" + management,
                "--hostname-strict=false",
                "--cache=local",
                "--db-url=" + database.url(),
                "--db-username=" + database.environment().get("MYPAGE_DB_OWNER"),
                "--db-password=" + database.environment().get("MYPAGE_DB_OWNER_PASSWORD"));
        awaitRealm();
    }

    private Process command(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static JsonObject realm() {
        JsonArrayBuilder users = Json.createArrayBuilder();
        for (int n = 0; n < Product.ACCOUNTS; n++) {
            users.add(Json.createObjectBuilder()
                    .add("username", "person" + n)
                    .add("enabled", true)
                    .add("email", "person" + n + "@example.jp")
                    .add("emailVerified", true)
                    .add("firstName", "Person")
                    .add("lastName", "" + n)
                    .add(
                            "credentials",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("type", "password")
                                            .add("value", PASSWORD))));
        }
        return Json.createObjectBuilder()
                .add("realm", "bench")
                .add("enabled", true)
                .add("sslRequired", "none")
                .add("users", users)
                .add(
                        "clients",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("clientId", "app")
                                        .add("publicClient", true)
                                        .add(
                                                "redirectUris",
                                                Json.createArrayBuilder().add(CALLBACK))))
                .build();
    }

    /** The import hashes a password for each user. */
    private void awaitRealm() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (status() != HttpURLConnection.HTTP_OK) {
            if (!server.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("Keycloak does not answer, see " + log);
            }
            Thread.sleep(200);
        }
    }

    private int status() {
        try {
            return ((HttpURLConnection) url().resolve("/realms/bench").toURL().openConnection()).getResponseCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Its script may start it as a process of its own. */
    @Override
    public ProcessHandle node() {
        return Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public EmbeddedDatabase database() {
        return database;
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(new Scenario("password", 0, this::signIn));
    }

    private long signIn(int number) throws Exception {
        HttpVisitor browser = new HttpVisitor(url());
        browser.get("/realms/bench/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                + "&redirect_uri=" + CALLBACK);
        browser.submit(HtmlForm.withFields(browser.body()).fill("person" + number % Product.ACCOUNTS, PASSWORD));
        String answer = browser.answer().headers().firstValue("Location").orElse("");
        if (!answer.startsWith(CALLBACK) || !answer.contains("code=")) {
            throw new IllegalStateException(browser.status() + " " + answer);
        }
        return browser.bytes();
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
            server.waitFor();
        }
        database.close();
    }
}
