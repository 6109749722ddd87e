package mypage.web.admin.imports;

import java.util.List;
import mypage.admin.imports.BadLine;
import mypage.platform.CsvFile.Problem;
import mypage.web.admin.site.Labels;

/** Why lines of a file, or the file as a whole, are refused, in words. */
public final class BadLineTexts {

    /** More than anybody corrects before trying again. */
    private static final int MOST = 100;

    private BadLineTexts() {}

    /** A sentence for each line, with its number; of very many, the first ones. */
    public static List<String> of(List<BadLine> lines) {
        return lines.stream()
                .limit(MOST)
                .map(line -> Labels.get("contacts.line", line.line(), reason(line)))
                .toList();
    }

    static String reason(BadLine line) {
        return switch (line.reason()) {
            case NO_SERVICE -> Labels.get("import.bad.service.missing");
            case UNKNOWN_SERVICE -> Labels.get("import.bad.service");
            case NO_EMAIL -> Labels.get("import.bad.email.missing");
            case MALFORMED -> Labels.get("import.bad.email");
            case TOO_LONG -> Labels.get("import.bad.email.long");
            case DUPLICATE -> Labels.get("import.bad.duplicate", String.valueOf(line.firstLine()));
            case TAKEN -> Labels.get("import.bad.taken");
            case NO_ACCOUNT -> Labels.get("import.bad.account");
            case ERROR -> Labels.get("import.bad.failed");
        };
    }

    /** @param most lines that such a file may have, of at most a megabyte */
    public static String problem(Problem why, int most) {
        return switch (why) {
            case EMPTY -> Labels.get("import.file.empty");
            case TOO_LARGE -> Labels.get("contacts.file.large");
            case TOO_MANY_LINES -> Labels.get("import.file.lines", most);
            case NO_TEXT -> Labels.get("import.file.text");
            case NO_HEADER -> Labels.get("import.file.header");
            case NO_CSV -> Labels.get("import.file.csv");
        };
    }
}
