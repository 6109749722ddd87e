package mypage.it.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The figures that the page 「ウェブアクセシビリティ」 publishes. They are kept in the sources because a build cannot
 * contain the findings of its own tests.
 */
final class AccessibilityStatement {

    private final Path file;

    AccessibilityStatement(Path file) {
        this.file = file;
    }

    /** Writes that there are no findings: this runs only after all tests passed. */
    void write(int pages, List<InspectedPage> inspected) throws IOException {
        var browser = inspected.stream()
                .map(InspectedPage::browser)
                .filter(version -> !version.isEmpty())
                .findFirst()
                .orElseThrow();
        Files.writeString(file, """
                # Written by the tests of the whole: mvn verify -Dstatement.write=true
                date=%s
                pages=%d
                states=%d
                findings=0
                browser=Chromium %s
                """.formatted(today(), pages, inspected.size(), browser));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Tokyo"));
    }

    /** Lists what the statement claims beyond what the tests have shown. A statement without a date claims nothing. */
    List<String> errors(int pages, int states) throws IOException {
        var claimed = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            claimed.load(reader);
        }
        List<String> errors = new ArrayList<>();
        if (claimed.getProperty("date", "").isEmpty()) {
            return errors;
        }
        expect(errors, number(claimed, "pages") <= pages, "claims more pages than the " + pages + " inspected");
        expect(errors, number(claimed, "states") <= states, "claims more states than the " + states + " inspected");
        expect(errors, number(claimed, "findings") == 0, "claims findings");
        expect(errors, !LocalDate.parse(claimed.getProperty("date")).isAfter(today()), "has a date in the future");
        return errors;
    }

    private void expect(List<String> errors, boolean holds, String error) {
        if (!holds) {
            errors.add(file.getFileName() + " " + error);
        }
    }

    private static int number(Properties claimed, String key) {
        return Integer.parseInt(claimed.getProperty(key));
    }
}
