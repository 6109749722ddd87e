package mypage.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Payara Server with a domain of its own; the application finds its settings in the environment. */
final class PayaraServer {

    /** Offsets that asadmin adds to the port base. */
    static final int HTTP = 80;

    private static final int ADMIN = 48;
    private static final String DOMAIN = "it";

    private final int portBase;
    private final Map<String, String> environment;
    private final Path domains = TestBed.FOLDER.resolve("domains");
    private ProcessHandle process;

    PayaraServer(int portBase, Map<String, String> environment) {
        this.portBase = portBase;
        this.environment = environment;
    }

    void start() throws IOException, InterruptedException {
        asadmin("create-domain", "--nopassword", "--domaindir", domains + "", "--portbase", portBase + "", DOMAIN);
        asadmin("start-domain", "--domaindir", domains + "", DOMAIN);
        var pid = Files.readString(domains.resolve(DOMAIN).resolve("config/pid"));
        process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** As README says, and only then is its log lines of JSON. */
    void logJson() throws IOException, InterruptedException {
        asadmin(
                "--port",
                portBase + ADMIN + "",
                "set-log-file-format",
                "fish.payara.enterprise.server.logging.JSONLogFormatter");
    }

    String log() throws IOException {
        return Files.readString(domains.resolve(DOMAIN).resolve("logs/server.log"));
    }

    void deploy(String archive) throws IOException, InterruptedException {
        asadmin("--port", portBase + ADMIN + "", "deploy", new File(archive).getAbsolutePath());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            asadmin("stop-domain", "--domaindir", domains + "", DOMAIN);
        }
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/servers/payara6/glassfish/lib/client/appserver-cli.jar"));
        command.addAll(List.of(arguments));
        var log = TestBed.FOLDER.resolve("asadmin.log").toFile();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new IOException("asadmin " + String.join(" ", arguments) + " failed, see " + log);
        }
    }
}
