import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Formats all Java sources. {@code check} names the files that are formatted otherwise, and fails; {@code apply}
 * formats them. Long strings stay as their authors broke them. Remembers the hash of each file that it found formatted,
 * and leaves out such files the next time.
 */
class Format {

    private static final List<String> ROOTS = List.of("ejb/src", "web/src", "ear/src", ".ci");
    private static final Path KNOWN = Path.of(".mypage/cache/formatted.txt");

    public static void main(String[] args) throws Exception {
        boolean apply = "apply".equals(args[0]);
        Set<String> known = Files.exists(KNOWN) ? Set.copyOf(Files.readAllLines(KNOWN)) : Set.of();
        List<Path> files = new ArrayList<>();
        for (Path file : sources()) {
            if (!known.contains(hash(file))) {
                files.add(file);
            }
        }
        int status = files.isEmpty() ? 0 : format(apply, files);
        if (status == 0) {
            remember();
        } else {
            System.err.println("Format these files: mvn -N validate exec:exec@format -Dformat=apply");
        }
        System.exit(status);
    }

    private static int format(boolean apply, List<Path> files) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--palantir", "--skip-reflowing-long-strings"));
        arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        files.forEach(file -> arguments.add(file.toString()));
        Main formatter = new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in);
        return formatter.format(arguments.toArray(String[]::new));
    }

    private static void remember() throws IOException {
        Set<String> hashes = new TreeSet<>();
        for (Path file : sources()) {
            hashes.add(hash(file));
        }
        Files.createDirectories(KNOWN.getParent());
        Files.write(KNOWN, hashes);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : ROOTS) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** Of the formatter's file and the source, since another version may format otherwise. */
    private static String hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()
                    .getBytes());
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
