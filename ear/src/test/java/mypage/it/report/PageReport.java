package mypage.it.report;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mypage.demo.Folders;
import mypage.it.InspectedPages;
import mypage.it.PageFiles;

/**
 * Checks, after all tests passed, what they have inspected. Fails if they left out a page, if a page is too large, or
 * if the accessibility statement claims more than they have shown. Collects the markup of every state in one folder for
 * the HTML checker, which runs next. What an earlier build left behind does not count. {@code -Dstatement.write=true}
 * writes the figures of the accessibility statement.
 */
public final class PageReport {

    /** Answered with a file download. */
    private static final Set<String> NOT_PAGES =
            Set.of("admin/import-lines", "admin/contacts-file", "admin/account-data");

    private final Path project;
    private final Instant buildStart;
    private final List<InspectedPage> inspected;
    private final Map<String, Path> files;
    private final List<String> errors = new ArrayList<>();

    private PageReport(Path project, Instant buildStart) throws IOException {
        this.project = project;
        this.buildStart = buildStart;
        inspected = InspectedPage.readAll(project.resolve("ear/target"), buildStart);
        files = PageFiles.in(project);
    }

    public static void main(String... args) throws IOException {
        var report = new PageReport(Path.of(args[0]).toAbsolutePath().normalize(), Instant.parse(args[1]));
        report.collectMarkup();
        report.errors.addAll(new PageWeight(report.project.resolve("web/src/main/webapp")).errors(report.inspected));
        if (Stream.of("it.test", "skipITs", "skipTests").noneMatch(PageReport::isGiven)) {
            report.expectEveryPage();
            report.expectRejections();
            report.expectStatement();
        }
        System.out.printf("Pages: %d inspected in %d states%n", report.views().size(), report.inspected.size());
        if (!report.errors.isEmpty()) {
            throw new IllegalStateException("Pages:\n  " + String.join("\n  ", report.errors));
        }
    }

    /** Whether Maven was called with this property; Maven passes on unset ones as their placeholder. */
    private static boolean isGiven(String property) {
        return !System.getProperty(property, "${").startsWith("${");
    }

    private void collectMarkup() throws IOException {
        var folder = project.resolve("ear/target/pages");
        Folders.delete(folder);
        Files.createDirectories(folder);
        for (InspectedPage page : inspected) {
            Files.copy(page.markup(), folder.resolve(page.name() + ".html"));
        }
    }

    private Set<String> views() {
        return inspected.stream().map(InspectedPage::view).collect(toCollection(TreeSet::new));
    }

    /** A page that can reject its fields must be inspected while it shows such an error. */
    private void expectRejections() throws IOException {
        Map<String, StringBuilder> markup = new TreeMap<>();
        for (InspectedPage page : inspected) {
            markup.computeIfAbsent(page.view(), view -> new StringBuilder()).append(Files.readString(page.markup()));
        }
        for (var page : markup.entrySet()) {
            if (page.getValue().indexOf(" aria-invalid=") >= 0
                    && canReject(page.getKey())
                    && page.getValue().indexOf("notice failed") < 0) {
                errors.add("no test inspects " + page.getKey() + PageFiles.EXTENSION + " while it rejects a field");
            }
        }
    }

    private boolean canReject(String view) throws IOException {
        return files.containsKey(view) && Files.readString(files.get(view)).contains("<m:errors/>");
    }

    /** With screenshots in both sizes, if people asked for them. */
    private void expectEveryPage() throws IOException {
        var existing = new TreeSet<>(files.keySet());
        existing.removeAll(NOT_PAGES);
        for (String view : existing) {
            if (!views().contains(view)) {
                errors.add("no test inspects the page " + view + ", see Person.inspects");
            }
            for (String size : Boolean.getBoolean("it.pictures") ? List.of("phone", "desktop") : List.<String>of()) {
                if (!hasScreenshot(view, size)) {
                    errors.add("no screenshot of " + view + PageFiles.EXTENSION + ", size " + size);
                }
            }
        }
    }

    private boolean hasScreenshot(String view, String size) throws IOException {
        var screenshots = project.resolve("ear/target/screenshots");
        try (var found = Files.newDirectoryStream(screenshots, InspectedPages.screenshotName(view, "*", size))) {
            for (Path picture : found) {
                if (InspectedPage.isFrom(picture, buildStart)) {
                    return true;
                }
            }
            return false;
        }
    }

    private void expectStatement() throws IOException {
        var statement = new AccessibilityStatement(
                project.resolve("web/src/main/resources/mypage/web/accessibility.properties"));
        if (errors.isEmpty() && isGiven("statement.write")) {
            statement.write(views().size(), inspected);
        }
        errors.addAll(statement.errors(views().size(), inspected.size()));
    }
}
