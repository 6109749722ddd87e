package mypage.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.audit.AuditFile.BrokenException;
import mypage.platform.JapaneseTime;
import mypage.platform.Secrets;

/**
 * Exports the months of the audit trail, and drops those that were exported. Each method is one transaction on a
 * connection without auto-commit. What is not permitted yet is an {@link IllegalStateException}.
 */
final class AuditMonths {

    /** For so long after its end, a month may still get events of transactions that are under way. */
    private static final Duration CLOSING = Duration.ofHours(1);

    private final Connection connection;
    private final AuditMonthRepository months;
    private final Secrets secrets;
    private final Clock clock;
    private final int retention;

    /** @param retention how many whole months are kept before one may be dropped */
    AuditMonths(Connection connection, Secrets secrets, Clock clock, int retention) {
        this.connection = connection;
        this.months = new AuditMonthRepository(connection);
        this.secrets = secrets;
        this.clock = clock;
        this.retention = retention;
    }

    /** Whether so many whole months have passed since the end of the month, in Japan. */
    static boolean isPastRetention(YearMonth month, int retention, Instant now) {
        return month.plusMonths(retention).isBefore(month(now));
    }

    static YearMonth month(Instant now) {
        return YearMonth.from(ZonedDateTime.ofInstant(now, JapaneseTime.ZONE));
    }

    /** One line for each month, the oldest first. The first one may hold earlier months too. */
    String list() throws SQLException {
        String lines =
                months.months().stream().map(month -> month + state(month)).collect(Collectors.joining("\n"));
        connection.rollback();
        return lines;
    }

    private String state(YearMonth month) {
        if (!isClosed(month)) {
            return "";
        }
        return isPastRetention(month, retention, clock.instant()) ? " can be dropped" : " can be exported";
    }

    private boolean isClosed(YearMonth month) {
        return AuditMonthRepository.end(month).isBefore(clock.instant().minus(CLOSING));
    }

    /**
     * Writes the seals of a closed month, with their events, to a new file. Proves each seal on the way, and leaves no
     * file when one is broken. Changes nothing in the database.
     */
    AuditFile.Content export(YearMonth month, Path file) throws SQLException, IOException, BrokenException {
        months.hold();
        Optional<AuditCheckpoint> dropped = lastCheckpoint();
        require(isClosed(month), month + " is not over yet");
        long last = lastSeal(month);
        AuditSeal before = sealBefore(month, dropped);
        try {
            write(month, before, last, file);
            return AuditFile.prove(file, secrets);
        } catch (SQLException | BrokenException | RuntimeException e) {
            Files.delete(file);
            throw e;
        } finally {
            connection.rollback();
        }
    }

    /** The last of the chain before the first one of this month. */
    private AuditSeal sealBefore(YearMonth month, Optional<AuditCheckpoint> dropped) throws SQLException {
        List<YearMonth> all = months.months();
        require(all.contains(month), "there is no partition " + month);
        int index = all.indexOf(month);
        AuditSeal start = dropped.map(AuditCheckpoint::last).orElse(AuditSeal.NONE);
        return index == 0 ? start : months.seal(lastSeal(all.get(index - 1))).orElse(start);
    }

    /** The last seal that belongs to this month, all of whose events must be sealed. */
    private long lastSeal(YearMonth month) throws SQLException {
        Instant end = AuditMonthRepository.end(month);
        require(!months.hasUnsealedBefore(end), "events before the end of " + month + " are not sealed yet");
        return months.lastSealBefore(end);
    }

    private void write(YearMonth month, AuditSeal before, long last, Path file) throws SQLException, IOException {
        try (AuditFile.Writer writer = new AuditFile.Writer(file, month, before)) {
            months.readPart(AuditMonthRepository.end(month), before.seq(), last, writer::add);
            writer.finish(secrets);
        }
    }

    /**
     * Drops the oldest month once it is past its retention, if the file proves all of it. The checkpoint that stays
     * states what was dropped.
     */
    AuditFile.Content drop(YearMonth month, Path file) throws SQLException, IOException, BrokenException {
        AuditFile.Content content = AuditFile.prove(file, secrets);
        try {
            Optional<AuditCheckpoint> previous = lastCheckpoint();
            requireDroppable(month, content, previous);
            AuditCheckpoint checkpoint = AuditCheckpoint.of(content, previous, clock.instant(), secrets);
            months.add(checkpoint);
            months.record(AuditArchiveAuditKind.AUDIT_MONTH_DROPPED, checkpoint.droppedAt());
            months.drop(month, content.last());
            connection.commit();
            return content;
        } finally {
            connection.rollback();
        }
    }

    private void requireDroppable(YearMonth month, AuditFile.Content content, Optional<AuditCheckpoint> previous)
            throws SQLException, BrokenException {
        require(
                isPastRetention(month, retention, clock.instant()),
                month + " is kept for " + retention + " months after its end");
        require(content.month().equals(month), "the file is of " + content.month());
        AuditSeal before = sealBefore(month, previous);
        Optional<AuditSeal> last = months.seal(lastSeal(month));
        if (!content.before().isHead(before.head())
                || last.filter(seal -> content.last().isHead(seal.head())).isEmpty()) {
            throw new BrokenException("the file and the chain of " + month + " are not the same");
        }
    }

    private Optional<AuditCheckpoint> lastCheckpoint() throws SQLException, BrokenException {
        List<AuditCheckpoint> all = months.checkpoints();
        Optional<String> defect = AuditCheckpoint.defect(all, secrets);
        if (defect.isPresent()) {
            throw new BrokenException(defect.get());
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
