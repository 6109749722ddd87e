package mypage.it.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.it.TestBed;

/** A full application server with its own domain; the application reads its settings from the environment. */
final class FullServer {

    /** The servers that the EAR supports, with the folder that each is unpacked to. */
    enum Kind {
        PAYARA_6("payara6"),
        PAYARA_7("payara7"),
        GLASSFISH_8("glassfish8");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        /** Whether it can log JSON lines as the README describes; GlassFish can't. */
        boolean logsJson() {
            return this != GLASSFISH_8;
        }
    }

    /** The offsets that asadmin adds to the port base. */
    static final int HTTP = 80;

    private static final int ADMIN = 48;
    private static final String DOMAIN = "it";

    private final Kind kind;
    private final int portBase;
    private final Map<String, String> environment;
    private final Path domains;
    private ProcessHandle process;

    FullServer(Kind kind, int portBase, Map<String, String> environment) {
        this.kind = kind;
        this.portBase = portBase;
        this.environment = environment;
        this.domains = TestBed.FOLDER.resolve(kind.folder);
    }

    void start() throws IOException, InterruptedException {
        asadmin("create-domain", "--nopassword", "--domaindir", domains + "", "--portbase", portBase + "", DOMAIN);
        asadmin("start-domain", "--domaindir", domains + "", DOMAIN);
        var pid = Files.readString(domains.resolve(DOMAIN).resolve("config/pid"));
        process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Switches the log to JSON lines, as the README describes. */
    void enableJsonLog() throws IOException, InterruptedException {
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
        List<String> command = new ArrayList<>(List.of("target/servers/" + kind.folder + "/bin/asadmin"));
        command.addAll(List.of(arguments));
        var log = TestBed.FOLDER.resolve(kind.folder + ".log").toFile();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        // C1 alone: none of these processes lives long.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        if (builder.start().waitFor() != 0) {
            throw new IOException("asadmin " + String.join(" ", arguments) + " failed, see " + log);
        }
    }
}
