package mypage.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A command that makes the file of {@code MYPAGE_PASSWORD_BREACHED_FILE} from the hashes that Pwned Passwords
 * publishes: a folder with a file for each five digits, of lines {@code suffix:count}, or one file of lines
 * {@code hash:count}, ordered by hash. It holds one line at a time.
 *
 * <pre>java -cp mypage-ejb.jar mypage.password.BreachedFileBuilder ranges/ breached.bin</pre>
 */
public final class BreachedFileBuilder {

    private static final int PREFIX_DIGITS = 5;

    private BreachedFileBuilder() {}

    /** @param arguments the folder or the ordered file, and the file to make */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: BreachedFileBuilder <folder or ordered file> <file to make>");
        }
        build(Path.of(arguments[0]), Path.of(arguments[1]), System.out);
    }

    static void build(Path source, Path target, PrintStream out) throws IOException {
        try (BreachedFile.Writer writer = new BreachedFile.Writer(target)) {
            if (Files.isDirectory(source)) {
                for (Path range : ranges(source)) {
                    add(range, prefix(range), writer);
                }
            } else {
                add(source, "", writer);
            }
            out.println(writer.finish() + " hashes in " + target);
        }
    }

    private static List<Path> ranges(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> ranges = files.filter(file -> prefix(file).matches("[0-9A-F]{5}"))
                    .sorted((one, other) -> prefix(one).compareTo(prefix(other)))
                    .toList();
            if (ranges.size() < 1 << (4 * PREFIX_DIGITS)) {
                System.getLogger(BreachedFileBuilder.class.getName())
                        .log(System.Logger.Level.WARNING, "only " + ranges.size() + " of 1048576 ranges are there");
            }
            return ranges;
        }
    }

    private static String prefix(Path range) {
        String name = String.valueOf(range.getFileName());
        return name.replaceFirst("\\.txt$", "").toUpperCase(Locale.ROOT);
    }

    private static void add(Path file, String prefix, BreachedFile.Writer writer) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                // A count of 0 pads an answer and is no hash.
                if (colon > 0 && !line.substring(colon + 1).strip().equals("0")) {
                    writer.add(prefix + line.substring(0, colon).toUpperCase(Locale.ROOT));
                }
            }
        }
    }
}
