package mypage.it.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The figures that 「ウェブアクセシビリティ」 shows. They are kept in the sources, because a build can't show what its own tests will find. */
public final class AccessibilityStatement {

    private final Path file;

    public AccessibilityStatement(Path file) {
        this.file = file;
    }

    /** Of tests that found nothing, or nobody would get here. */
    public void write(int pages, List<InspectedPage> judged) throws IOException {
        var browser = judged.stream()
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
                """.formatted(today(), pages, judged.size(), browser));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Tokyo"));
    }

    /** A statement without a date claims nothing. */
    public List<String> faults(int pages, int states) throws IOException {
        var claimed = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            claimed.load(reader);
        }
        List<String> faults = new ArrayList<>();
        if (claimed.getProperty("date", "").isEmpty()) {
            return faults;
        }
        expect(faults, number(claimed, "pages") <= pages, "says more pages than the " + pages + " judged");
        expect(faults, number(claimed, "states") <= states, "says more states than the " + states + " judged");
        expect(faults, number(claimed, "findings") == 0, "says that there are findings");
        expect(faults, !LocalDate.parse(claimed.getProperty("date")).isAfter(today()), "is of a day to come");
        return faults;
    }

    private void expect(List<String> faults, boolean fine, String fault) {
        if (!fine) {
            faults.add(file.getFileName() + " " + fault);
        }
    }

    private static int number(Properties claimed, String key) {
        return Integer.parseInt(claimed.getProperty(key));
    }
}
