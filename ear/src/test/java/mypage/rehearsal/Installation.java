package mypage.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mypage.demo.Console;
import mypage.demo.DatabaseRole;
import mypage.demo.Folders;
import mypage.demo.SecretFile;

/** What deploy/payara-micro/install.sh makes below a folder that stands for /, with settings and keys. */
public final class Installation {

    private static final Path SCRIPTS = Folders.project().resolve("deploy/payara-micro");
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    private final Path root;
    private final Map<String, String> settings = new HashMap<>();

    Installation(Path root) throws IOException, InterruptedException {
        this.root = root;
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        settings.put("LC_ALL", "C.UTF-8");
        update();
        SecretFile.keys(keys());
        Files.writeString(etc().resolve("MYPAGE_DB_PASSWORD"), "unused");
    }

    /** As for another release. */
    void update() throws IOException, InterruptedException {
        Programs.run(Map.of(), List.of(SCRIPTS.resolve("install.sh").toString(), root.toString()));
    }

    Path file(String name) {
        return root.resolve("opt/mypage").resolve(name);
    }

    Path etc() {
        return root.resolve("etc/mypage");
    }

    Path keys() {
        return etc().resolve("keys");
    }

    public Path war() {
        return file("mypage.war");
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Those of mypage.env. */
    public void configure(Map<String, String> more) throws IOException {
        settings.putAll(more);
        settings.put("MYPAGE_SECRET_KEYS", keys().toString());
        StringBuilder file = new StringBuilder();
        settings.forEach(
                (name, value) -> file.append(name).append("='").append(value).append("'\n"));
        Files.writeString(etc().resolve("mypage.env"), file);
    }

    /** Runs a command as the owner of the tables. */
    String asOwner(String... arguments) throws IOException, InterruptedException {
        return command(
                Map.of("MYPAGE_DB_OWNER", DatabaseRole.OWNER.id, "MYPAGE_DB_OWNER_PASSWORD", "unused"), arguments);
    }

    public String command(String... arguments) throws IOException, InterruptedException {
        return command(Map.of(), arguments);
    }

    private String command(Map<String, String> more, String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("MYPAGE_ETC", etc().toString());
        List<String> command = new ArrayList<>(List.of(file("command.sh").toString()));
        command.addAll(List.of(arguments));
        return Programs.run(environment, command);
    }

    /** Whether systemd understands each line of the unit. */
    void verifyUnit() throws IOException, InterruptedException {
        if (!Files.isExecutable(ANALYZE)) {
            Console.say("without systemd-analyze: apt-get install systemd");
            return;
        }
        Path unit = root.resolve("mypage.service");
        String text = Files.readString(root.resolve("etc/systemd/system/mypage.service"));
        Files.writeString(unit, text.replace("ExecStart=/opt/mypage", "ExecStart=" + file("")));
        String complaints = Programs.run(Map.of(), List.of(ANALYZE.toString(), "verify", unit.toString()));
        String hardening = Programs.run(
                Map.of(), List.of(ANALYZE.toString(), "security", "--offline=yes", "--threshold=20", unit.toString()));
        Console.say("unit: "
                + (complaints.isBlank() ? "nothing to complain about" : complaints)
                + hardening
                        .lines()
                        .filter(line -> line.contains("Overall"))
                        .findFirst()
                        .orElse(""));
    }
}
