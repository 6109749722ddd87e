package mypage.admin.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mypage.admin.imports.LegacyLine.Refusal;
import mypage.password.LegacyPasswordTimer;
import mypage.platform.Secrets;

/**
 * Takes over the accounts of another system: reads and checks all in one transaction, tells what will happen, and then
 * does it batch by batch. At most one import runs at a time.
 */
final class LegacyImport {

    /** Until every node knows the functions of new passwords, so that none is told by its time. */
    static final Duration UNTIL_NODES_KNOW = LegacyPasswordTimer.BETWEEN_LOOKS.plusSeconds(2);

    private static final String SPARED = "SPARED";

    /**
     * What is asked for.
     *
     * @param refused where the lines that are refused are written
     * @param closing how many accounts may be closed because the source no longer has them
     */
    record Request(LegacySource source, String name, Optional<Path> refused, int closing) {}

    private final Connection connection;
    private final LegacyImportRepository imports;
    private final LegacyRowRepository rows;
    private final LegacyMissingRepository missing;
    private final Clock clock;
    private final Duration untilNodesKnow;
    private final Consumer<String> out;

    /** @param connection without auto-commit; its role owns the tables */
    LegacyImport(Connection connection, Secrets secrets, Clock clock, Duration untilNodesKnow, Consumer<String> out) {
        this.connection = connection;
        this.imports = new LegacyImportRepository(connection);
        this.rows = new LegacyRowRepository(connection, secrets);
        this.missing = new LegacyMissingRepository(connection);
        this.clock = clock;
        this.untilNodesKnow = untilNodesKnow;
        this.out = out;
    }

    /**
     * Checks, and takes over unless it is a dry run, of which nothing stays.
     *
     * @throws IllegalArgumentException if nothing was done, with a text for the operator
     */
    void start(Request request, boolean isDryRun) throws SQLException, IOException {
        if (imports.hold().isUnfinished()) {
            throw new IllegalArgumentException("an import is not finished: resume or discard it");
        }
        rows.otherKey().ifPresent(used -> {
            throw new IllegalArgumentException("the last import used the secret key " + used
                    + ", and all its accounts would seem changed: put that key first in the file for this command");
        });
        rows.fill(request.source, clock.instant());
        Map<String, Long> counts = rows.counts();
        LegacyMissingRepository.Counts gone = missing.counts();
        tell(counts, gone);
        if (request.refused.isPresent()) {
            write(request.refused.get());
        }
        if (isDryRun) {
            connection.rollback();
            out.accept("確認だけを行いました。何も変更していません");
            return;
        }
        check(request, counts, gone.missing());
        imports.begin(request.name.replaceFirst("\\?.*", ""), request.closing, clock.instant());
        connection.commit();
        goOn();
    }

    /** Goes on with the import that was interrupted. */
    void resume() throws SQLException {
        LegacyImportRepository.Held held = imports.hold();
        if (!held.isUnfinished() || !held.hasRows()) {
            throw new IllegalArgumentException(
                    held.isUnfinished() ? "its lines are lost: discard it, then run it again" : "nothing to resume");
        }
        goOn();
    }

    /** Ends the import that was interrupted. What it took over stays, and a later one finds it. */
    void discard() throws SQLException {
        imports.hold();
        finish();
    }

    private void check(Request request, Map<String, Long> counts, long gone) throws SQLException {
        boolean someoneUnknown =
                LegacyLine.OF_NOBODY.stream().map(Refusal::name).anyMatch(counts::containsKey);
        if (request.closing > 0 && (someoneUnknown || gone > request.closing)) {
            connection.rollback();
            throw new IllegalArgumentException(
                    someoneUnknown
                            ? "lines without an account are refused, so nobody knows which accounts are missing"
                            : gone + " accounts are missing, more than close=" + request.closing);
        }
    }

    private void goOn() throws SQLException {
        LegacyAccountRepository accounts = new LegacyAccountRepository(connection, clock.instant());
        int isNew = accounts.addFunctions();
        connection.commit();
        if (isNew > 0) {
            out.accept("すべてのノードに新しいハッシュの形式が伝わるまで " + untilNodesKnow.toSeconds() + " 秒待ちます");
            sleep();
        }
        accounts.takeOver(out);
        long leftOut = accounts.leftOut();
        if (leftOut > 0) {
            out.accept(leftOut + " 行：確認のあとに状況が変わり、取り込みませんでした。もう一度実行すると理由が分かります");
        }
        finish();
    }

    private void sleep() {
        try {
            Thread.sleep(untilNodesKnow.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; resume it", e);
        }
    }

    private void finish() throws SQLException {
        out.accept("完了しました：" + imports.finish(clock.instant()));
        rows.clear();
        connection.commit();
    }

    private void tell(Map<String, Long> counts, LegacyMissingRepository.Counts gone) {
        counts.forEach((what, count) -> out.accept(count + " 行：" + text(what)));
        if (gone.spared() > 0) {
            out.accept(gone.spared() + " 件：" + text(SPARED));
        }
        out.accept(gone.missing() + " 件：" + text("MISSING"));
    }

    private static String text(String what) {
        return ImportVocabulary.text(isOutcome(what) ? "outcome." + what : "refusal." + what);
    }

    private static boolean isOutcome(String what) {
        return ImportVocabulary.has("outcome." + what);
    }

    /** For a spreadsheet. No hash is written. */
    private void write(Path file) throws SQLException, IOException {
        try (Writer text = Files.newBufferedWriter(file);
                CsvWriter writer = CsvWriter.builder().build(text.append('\ufeff'))) {
            writer.writeRecord("行", "サービス", "メールアドレス", "理由", "先の行");
            rows.refused(row -> writer.writeRecord(
                    row.getString(1),
                    guarded(row.getString(2)),
                    guarded(row.getString(3)),
                    text(row.getString(4)),
                    Optional.ofNullable(row.getString(5)).orElse("")));
            missing.spared(row ->
                    writer.writeRecord("", guarded(row.getString(1)), guarded(row.getString(2)), text(SPARED), ""));
        }
    }

    /** A spreadsheet would take some values for formulas. */
    private static String guarded(String value) {
        return value.matches("[=+@-].*") ? "'" + value : value;
    }
}
