package mypage.it.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.it.TestBed;

/** A server of the whole platform with a domain of its own; the application finds its settings in the environment. */
final class FullServer {

    /** Those that the EAR is for, by the folder that each was unpacked to. */
    enum Kind {
        PAYARA_6("payara6"),
        PAYARA_7("payara7"),
        GLASSFISH_8("glassfish8");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        /** Whether it can log lines of JSON, as README has it; GlassFish can't. */
        boolean knowsJson() {
            return this != GLASSFISH_8;
        }
    }

    /** Offsets that asadmin adds to the port base. */
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
        List<String> command = new ArrayList<>(List.of("target/servers/" + kind.folder + "/bin/asadmin"));
        command.addAll(List.of(arguments));
        var log = TestBed.FOLDER.resolve(kind.folder + ".log").toFile();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        // Compiled once and quickly: none of these processes lives long.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        if (builder.start().waitFor() != 0) {
            throw new IOException("asadmin " + String.join(" ", arguments) + " failed, see " + log);
        }
    }
}
