package mypage.it.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mypage.it.InspectedPages;

/**
 * A state of a page that a test has inspected.
 *
 * @param view the page's name in its URL, after {@code admin/} for pages of staff; or {@code error-} and a status
 * @param markup the page as it was received
 */
record InspectedPage(String state, String view, String browser, Path markup) {

    /** A file name that sorts by page, then by state. */
    String name() {
        return view.replace('/', '-') + "--" + state;
    }

    boolean isForUsers() {
        return !view.startsWith("admin/");
    }

    /** Reads what both test suites of this build have inspected; each state once. */
    static List<InspectedPage> readAll(Path target, Instant buildStart) throws IOException {
        List<InspectedPage> all = new ArrayList<>();
        try (var folders = Files.newDirectoryStream(target, "it-*")) {
            for (Path folder : folders) {
                var pages = folder.resolve(InspectedPages.FOLDER);
                if (isFrom(pages.resolve(InspectedPages.LIST), buildStart)) {
                    readList(pages, all);
                }
            }
        }
        return all;
    }

    /** A file of an earlier run proves nothing about this one. */
    static boolean isFrom(Path file, Instant buildStart) throws IOException {
        return Files.exists(file)
                && !Files.getLastModifiedTime(file).toInstant().isBefore(buildStart);
    }

    private static void readList(Path folder, List<InspectedPage> all) throws IOException {
        var list = folder.resolve(InspectedPages.LIST);
        for (String line : Files.readAllLines(list)) {
            var parts = line.split("\t", -1);
            if (all.stream().noneMatch(page -> page.state.equals(parts[0]))) {
                all.add(new InspectedPage(parts[0], parts[1], parts[2], folder.resolve(parts[0] + ".html")));
            }
        }
    }
}
