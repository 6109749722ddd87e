package mypage.admin.imports;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mypage.admin.imports.BadLine.Reason;
import mypage.admin.imports.NamedAccountRepository.Key;
import mypage.platform.CsvFile;

/** Reads files that name accounts by service and address, as those of imports do. The lines are held in memory. */
@Dependent
public class AccountFile {

    private static final List<String> COLUMNS = List.of(ImportVocabulary.SERVICE_COLUMN, ImportVocabulary.EMAIL_COLUMN);

    /**
     * The content of a file.
     *
     * @param accounts their numbers by the numbers of the lines that name them, in the order of the file
     * @param bad the lines that name no account, or one that an earlier line names
     */
    public record Content(Map<Integer, Long> accounts, List<BadLine> bad) {
        public Content {
            accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
            bad = List.copyOf(bad);
        }
    }

    @Inject
    NamedAccountRepository named;

    /**
     * Reads a file and finds its accounts.
     *
     * @param most lines that it may have
     * @throws CsvFile.RefusedException if the file as a whole is refused, also because it has no line
     */
    public Content read(CsvFile file, int most) {
        List<ImportLine> lines = new ArrayList<>();
        file.forEach(
                COLUMNS,
                most,
                line -> lines.add(ImportLine.of(
                        line.number(), line.fields().get(0), line.fields().get(1))));
        if (lines.isEmpty()) {
            throw new CsvFile.RefusedException(CsvFile.Problem.EMPTY);
        }
        return judge(lines, named.find(lines));
    }

    private static Content judge(List<ImportLine> lines, Map<Key, Long> found) {
        Map<Integer, Long> accounts = new LinkedHashMap<>();
        List<BadLine> bad = new ArrayList<>();
        Map<Key, Integer> first = new HashMap<>();
        for (ImportLine line : lines) {
            Reason reason = line.reason();
            Integer before = reason == null ? first.putIfAbsent(Key.of(line), line.number()) : null;
            Long account = found.get(Key.of(line));
            if (reason == null && before == null && account != null) {
                accounts.put(line.number(), account);
            } else {
                Reason why = before != null ? Reason.DUPLICATE : Reason.NO_ACCOUNT;
                bad.add(new BadLine(
                        line.number(), reason == null ? why : reason, before, line.service(), line.email()));
            }
        }
        return new Content(accounts, bad);
    }
}
