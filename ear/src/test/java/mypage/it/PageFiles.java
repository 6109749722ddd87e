package mypage.it;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of all pages. Their folders are those of the rooms, which are not part of the URLs. Pages for staff are
 * those that {@code StaffPage} lists, as the actions of one kind share a file.
 */
public final class PageFiles {

    public static final String EXTENSION = ".xhtml";

    private static final String STAFF = "admin/";

    /** A constant: its name, its folder, and its file when it does not have the name of the page. */
    private static final Pattern STAFF_PAGE = Pattern.compile(
            "^    ([A-Z_]+)\\(\"(\\w+)\",[^\"]*?(?:\"([a-z-]+)\"(?:, Place\\.BELOW)?)?\\)[,;]$", Pattern.MULTILINE);

    /** The beginning of a constant, however it goes on. */
    private static final Pattern CONSTANT = Pattern.compile("^    [A-Z_]+\\(", Pattern.MULTILINE);

    private PageFiles() {}

    /** The files by the page's name in its URL, after {@code admin/} for pages of staff. */
    public static Map<String, Path> in(Path project) {
        try {
            var webapp = project.resolve("web/src/main/webapp");
            Map<String, Path> all = new HashMap<>(forUsers(webapp));
            all.putAll(forStaff(project, webapp.resolve(STAFF)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Path> forUsers(Path webapp) throws IOException {
        try (Stream<Path> files = Files.walk(webapp)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .filter(file -> !file.startsWith(webapp.resolve("WEB-INF")))
                    .filter(file -> !file.startsWith(webapp.resolve(STAFF)))
                    .collect(toMap(file -> file.getFileName().toString().replace(EXTENSION, ""), identity()));
        }
    }

    private static Map<String, Path> forStaff(Path project, Path folder) throws IOException {
        var list = Files.readString(project.resolve("web/src/main/java/mypage/web/admin/site/StaffPage.java"));
        if (STAFF_PAGE.matcher(list).results().count()
                != CONSTANT.matcher(list).results().count()) {
            throw new IllegalStateException("StaffPage has a constant that PageFiles does not understand");
        }
        return STAFF_PAGE
                .matcher(list)
                .results()
                .filter(page -> !page.group(1).equals("LOGOUT"))
                .collect(toMap(page -> STAFF + address(page), page -> file(page, folder)));
    }

    private static String address(MatchResult page) {
        return page.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Path file(MatchResult page, Path folder) {
        return folder.resolve(page.group(2))
                .resolve((page.group(3) == null ? address(page) : page.group(3)) + EXTENSION);
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
