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
import mypage.openid.RegisteredClient;

/**
 * Keycloak as shipped, optimized for production, on a PostgreSQL of its own. Its users sign in with a password in its
 * form, and their application gets a code. No mail is sent, since it has no mailed codes. A user who is signed in goes
 * to the application as with us: a code with PKCE, exchanged with a secret.
 */
final class Keycloak implements Subject {
    private static final String PASSWORD = "measured Keycloak 2025";
    private static final String OPENID = "/realms/bench/protocol/openid-connect/";

    /** As ours: a secret, and PKCE. */
    private static final RegisteredClient CLIENT = new RegisteredClient("app", "measured-secret-of-Keycloak");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Path log;
    private final EmbeddedDatabase database;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private Process server;
    private List<Scenario> scenarios;

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
        scenarios = List.of(
                new Scenario("password", 0, number -> signIn(number).bytes()),
                new Scenario(
                        "authorization",
                        0,
                        new Authorizations(
                                url().resolve(OPENID + "auth"),
                                url().resolve(OPENID + "token"),
                                CLIENT,
                                this::signIn)));
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
                                        .add("clientId", CLIENT.id())
                                        .add("secret", CLIENT.secret())
                                        .add(
                                                "redirectUris",
                                                Json.createArrayBuilder().add(Authorizations.CALLBACK))))
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
        return scenarios;
    }

    private HttpVisitor signIn(int number) throws Exception {
        HttpVisitor browser = new HttpVisitor(url());
        browser.get(OPENID + "auth?client_id=" + CLIENT.id() + "&response_type=code&scope=openid&redirect_uri="
                + Authorizations.CALLBACK);
        browser.submit(HtmlForm.withFields(browser.body()).fill("person" + number % Product.ACCOUNTS, PASSWORD));
        String answer = browser.answer().headers().firstValue("Location").orElse("");
        if (!answer.startsWith(Authorizations.CALLBACK) || !answer.contains("code=")) {
            throw new IllegalStateException(browser.status() + " " + answer);
        }
        return browser;
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
