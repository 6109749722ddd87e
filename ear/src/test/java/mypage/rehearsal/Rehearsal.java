package mypage.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mypage.demo.Console;
import mypage.demo.Folders;

/**
 * {@code mvn -Prehearse}: puts the product into production on this machine with the files of deploy/, and does to it
 * what happens there, while people sign in with password and mailed code. Needs Debian's PostgreSQL and haproxy, and
 * says so. Prints a table, and exits with 1 if a walk missed its aim.
 */
public final class Rehearsal {

    private static final List<String> PARTS =
            List.of(System.getProperty("rehearsal.parts", "kill,restart,certificates,disk,failover,restore,upgrade")
                    .split(","));
    private static final Path FOLDER = Folders.project().resolve("ear/target/rehearsal");

    private Rehearsal() {}

    public static void main(String[] arguments) throws Exception {
        List<String> missing = Programs.missing();
        if (!missing.isEmpty()) {
            Console.say("The rehearsal needs more than this machine has:\n" + String.join("\n", missing));
            System.exit(2);
        }
        Folders.delete(FOLDER);
        Files.createDirectories(FOLDER);
        Certificates certificates = new Certificates(FOLDER);
        // For the people, before they open their first connection.
        certificates.trust().forEach(System::setProperty);
        Table table = new Table();
        try {
            if (!PARTS.equals(List.of("upgrade"))) {
                new Production(PARTS, table).play(FOLDER.resolve("production"), certificates);
            }
            if (PARTS.contains("upgrade")) {
                new Upgrade(table).play(FOLDER.resolve("upgrade"), certificates);
            }
        } finally {
            table.print();
        }
        System.exit(table.isGood() ? 0 : 1);
    }
}
