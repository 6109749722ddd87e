package mypage.it.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

        /** Whether it is set up by our script. The others run with what they have of themselves. */
        boolean isConfigured() {
            return this == PAYARA_7;
        }
    }

    /** The offsets that asadmin adds to the port base. */
    static final int HTTP = 80;

    private static final int ADMIN = 48;
    private static final String DOMAIN = "it";
    private static final Pattern LAUNCH = Pattern.compile("(?ms)^\\[[^\n]*NCLS-GFLAUNCHER.*?(?=^\\{\"|\\z)");
    private static final String SCRIPT = "../deploy/payara-server/configure.asadmin";

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

    void create() throws IOException, InterruptedException {
        asadmin("create-domain", "--nopassword", "--domaindir", domains + "", "--portbase", portBase + "", DOMAIN);
    }

    void start() throws IOException, InterruptedException {
        asadmin("start-domain", "--domaindir", domains + "", DOMAIN);
        var pid = Files.readString(domains.resolve(DOMAIN).resolve("config/pid"));
        process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Sets up the running domain as the guide describes. Takes effect when it is started again. */
    void configure() throws IOException, InterruptedException {
        var output = asadmin("--port", adminPort(), "multimode", "--printprompt=false", "--file", SCRIPT);
        // asadmin reports only the failure of the last command.
        if (output.lines().anyMatch(line -> line.matches("Command .* failed\\."))) {
            throw new IOException(output);
        }
    }

    void setSystemProperty(String name, String value) throws IOException, InterruptedException {
        asadmin("--port", adminPort(), "create-system-properties", name + "=" + value);
    }

    /** Without the command line of the JVM, which Payara writes at each start before it formats its log. */
    String log() throws IOException {
        var log = Files.readString(domains.resolve(DOMAIN).resolve("logs/server.log"));
        return LAUNCH.matcher(log).replaceAll("");
    }

    void deploy(String archive) throws IOException, InterruptedException {
        asadmin("--port", adminPort(), "deploy", "--force", "--contextroot", "/", new File(archive).getAbsolutePath());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            asadmin("stop-domain", "--domaindir", domains + "", DOMAIN);
        }
    }

    private String adminPort() {
        return String.valueOf(portBase + ADMIN);
    }

    /** Returns what it prints; throws an exception with it if it fails. */
    private String asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("target/servers/" + kind.folder + "/bin/asadmin"));
        command.addAll(List.of(arguments));
        var log = Files.createTempFile(TestBed.FOLDER, kind.folder, ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        // C1 alone: none of these processes lives long.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        int status = builder.start().waitFor();
        var output = Files.readString(log);
        if (status != 0) {
            throw new IOException("asadmin " + String.join(" ", arguments) + " failed: " + output);
        }
        return output;
    }
}
