package mypage.it;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The files of all pages. Their folders are those of the rooms, which are not part of the URLs. */
public final class PageFiles {

    public static final String EXTENSION = ".xhtml";

    private static final String STAFF = "admin/";

    private PageFiles() {}

    /** The files by the page's name in its URL, after {@code admin/} for pages of staff. */
    public static Map<String, Path> in(Path project) {
        var webapp = project.resolve("web/src/main/webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            return files.filter(
                            file -> file.toString().endsWith(EXTENSION) && !file.startsWith(webapp.resolve("WEB-INF")))
                    .collect(toMap(file -> view(webapp.relativize(file)), identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String view(Path file) {
        return (file.startsWith(STAFF) ? STAFF : "")
                + file.getFileName().toString().replace(EXTENSION, "");
    }

    public static Stream<String> forUsers() {
        return all().filter(view -> !view.startsWith(STAFF));
    }

    public static Stream<String> forStaff() {
        return all().filter(view -> view.startsWith(STAFF));
    }

    private static Stream<String> all() {
        return in(Path.of("..")).keySet().stream().sorted();
    }
}
