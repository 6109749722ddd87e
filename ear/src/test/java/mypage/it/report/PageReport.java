package mypage.it.report;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mypage.demo.Folders;
import mypage.it.InspectedPages;

/**
 * What the tests of the whole have seen of the pages, when they are over and none failed. Fails when they left a page out, when a page is
 * heavier than we promise, or when what we publish of our accessibility says more than they have shown. Puts the markup of every state
 * into one folder for the HTML checker, which comes next. With {@code -Dstatement.write=true} it writes the figures to be published.
 */
public final class PageReport {

    private static final String ENDING = ".xhtml";

    /** Answered with a file. */
    private static final Set<String> NOT_PAGES = Set.of("admin/import-lines");

    private final Path project;
    private final List<InspectedPage> judged;
    private final List<String> faults = new ArrayList<>();

    private PageReport(Path project) throws IOException {
        this.project = project;
        judged = InspectedPage.readAll(project.resolve("ear/target"));
    }

    public static void main(String... args) throws IOException {
        var report = new PageReport(Path.of(args[0]).toAbsolutePath().normalize());
        report.collectMarkup();
        report.faults.addAll(new PageWeight(report.project.resolve("web/src/main/webapp")).faults(report.judged));
        if (Stream.of("it.test", "skipITs", "skipTests").noneMatch(PageReport::isGiven)) {
            report.expectEveryPage();
            report.expectRefusals();
            report.expectStatement();
        }
        System.out.printf("Pages: %d judged in %d states%n", report.views().size(), report.judged.size());
        if (!report.faults.isEmpty()) {
            throw new IllegalStateException("Pages:\n  " + String.join("\n  ", report.faults));
        }
    }

    /** Whether Maven was called with this property; what it does not know it passes on as it is written in the POM. */
    private static boolean isGiven(String property) {
        return !System.getProperty(property, "${").startsWith("${");
    }

    private void collectMarkup() throws IOException {
        var folder = project.resolve("ear/target/pages");
        Folders.delete(folder);
        Files.createDirectories(folder);
        for (InspectedPage page : judged) {
            Files.copy(page.markup(), folder.resolve(page.name() + ".html"));
        }
    }

    private Set<String> views() {
        return judged.stream().map(InspectedPage::view).collect(toCollection(TreeSet::new));
    }

    /** A page whose fields can be refused is looked at when they are. */
    private void expectRefusals() throws IOException {
        Map<String, StringBuilder> markup = new TreeMap<>();
        for (InspectedPage page : judged) {
            markup.computeIfAbsent(page.view(), view -> new StringBuilder()).append(Files.readString(page.markup()));
        }
        for (var page : markup.entrySet()) {
            if (page.getValue().indexOf(" aria-invalid=") >= 0
                    && canRefuse(page.getKey())
                    && page.getValue().indexOf("notice failed") < 0) {
                faults.add("no test looks at " + page.getKey() + ENDING + " when it refuses what was typed");
            }
        }
    }

    private boolean canRefuse(String view) throws IOException {
        var file = project.resolve("web/src/main/webapp").resolve(view + ENDING);
        return Files.exists(file) && Files.readString(file).contains("<m:errors/>");
    }

    /** In both sizes too, for people who look through the pictures. */
    private void expectEveryPage() throws IOException {
        for (String view : existing()) {
            if (!views().contains(view)) {
                faults.add("no test looks at " + view + ENDING);
            }
            for (String size : List.of("phone", "desktop")) {
                if (!hasPicture(view, size)) {
                    faults.add("no picture of " + view + ENDING + ", size " + size);
                }
            }
        }
    }

    private Set<String> existing() throws IOException {
        var folder = project.resolve("web/src/main/webapp");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(ENDING) && !file.startsWith("WEB-INF/"))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(file -> !NOT_PAGES.contains(file))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private boolean hasPicture(String view, String size) throws IOException {
        var pictures = project.resolve("ear/target/screenshots");
        try (var found = Files.newDirectoryStream(pictures, InspectedPages.pictureName(view, "*", size))) {
            return found.iterator().hasNext();
        }
    }

    private void expectStatement() throws IOException {
        var statement = new AccessibilityStatement(
                project.resolve("web/src/main/resources/mypage/web/accessibility.properties"));
        if (faults.isEmpty() && isGiven("statement.write")) {
            statement.write(views().size(), judged);
        }
        faults.addAll(statement.faults(views().size(), judged.size()));
    }
}
