import com.palantir.javaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of all Java sources. {@code check} names the files that have another one, and fails; {@code apply} gives
 * them the right one. A long string stays as its author broke it.
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
            System.err.println("These files need another layout: mvn -N validate exec:exec@format -Dformat=apply");
        }
        System.exit(status);
    }
}
