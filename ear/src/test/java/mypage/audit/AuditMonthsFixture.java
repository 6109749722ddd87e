package mypage.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;
import mypage.platform.JapaneseTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A chain whose month 0 has four seals with seven events, and one event that was sealed after one of month 1. */
abstract class AuditMonthsFixture extends AuditChainFixture {

    static final int RETENTION = 24;

    private static final String PREPARED = "prepared";

    private static boolean isPrepared;

    List<YearMonth> all;
    Path file;

    @BeforeAll
    static void begin() {
        isPrepared = false;
    }

    @Override
    @BeforeEach
    void makeChain() throws Exception {
        file = folder.resolve("month");
        if (isPrepared) {
            copyDatabase(PREPARED, EmbeddedDatabase.DATABASE);
            secrets = withKeys(OLD_KEY);
        } else {
            prepareChain();
            copyDatabase(EmbeddedDatabase.DATABASE, PREPARED);
            isPrepared = true;
        }
        all = inTransaction(AuditMonthRepository::months);
    }

    private void prepareChain() throws Exception {
        try (var connection = database.connect()) {
            execute(connection, "drop schema public cascade; create schema public");
        }
        migrateTo("16?");
        fill();
        migrate();
        seal();
        all = inTransaction(AuditMonthRepository::months);
        insertIn(1);
        seal();
        insertIn(0);
        seal();
        insertIn(1);
        seal();
    }

    /** Faster than to run all migrations for each test. */
    private static void copyDatabase(String from, String to) throws SQLException {
        try (var connection =
                database.source("postgres", DatabaseRole.ADMINISTRATOR).getConnection()) {
            execute(connection, "drop database if exists " + to);
            execute(connection, "create database " + to + " owner " + DatabaseRole.OWNER.id + " template " + from);
        }
    }

    interface Work<T> {
        T with(AuditMonthRepository months) throws SQLException, IOException;
    }

    static <T> T inTransaction(Work<T> work) throws SQLException, IOException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            T result = work.with(new AuditMonthRepository(connection));
            connection.commit();
            return result;
        }
    }

    /** An event of the last second of this month in Japan. */
    void insertIn(int month) throws Exception {
        try (var connection = database.connect()) {
            insertEvent(connection, endOf(month).minusSeconds(1));
        }
    }

    Instant endOf(int month) {
        return all.get(month)
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(JapaneseTime.ZONE)
                .toInstant();
    }

    /** The first moment when this month may be dropped. */
    Instant due(int month) {
        return all.get(month)
                .plusMonths(RETENTION + 1)
                .atDay(1)
                .atStartOfDay(JapaneseTime.ZONE)
                .toInstant();
    }

    interface Doing<T> {
        T with(AuditMonths months) throws Exception;
    }

    <T> T at(Instant now, Doing<T> work) throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            return work.with(new AuditMonths(connection, secrets, Clock.fixed(now, ZoneOffset.UTC), RETENTION));
        }
    }

    AuditFile.Content export(int month) throws Exception {
        Files.deleteIfExists(file);
        return at(endOf(month).plus(Duration.ofHours(2)), months -> months.export(all.get(month), file));
    }

    AuditFile.Content drop(int month) throws Exception {
        return at(due(month), months -> months.drop(all.get(month), file));
    }

    static long count(String sql) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String name(int month) {
        return all.get(month).toString().replace('-', '_');
    }
}
