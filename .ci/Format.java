import com.palantir.javaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats all Java sources. {@code check} names the files that are formatted otherwise, and fails; {@code apply}
 * formats them. Long strings stay as their authors broke them.
 */
class Format {

    private static final List<String> ROOTS = List.of("ejb/src", "web/src", "ear/src", ".ci");

    public static void main(String[] args) throws Exception {
        boolean apply = "apply".equals(args[0]);
        List<String> arguments = new ArrayList<>(List.of("--palantir", "--skip-reflowing-long-strings"));
        arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        for (String root : ROOTS) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            }
        }
        Main formatter = new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in);
        int status = formatter.format(arguments.toArray(String[]::new));
        if (status != 0) {
            System.err.println("Format these files: mvn -N validate exec:exec@format -Dformat=apply");
        }
        System.exit(status);
    }
}
