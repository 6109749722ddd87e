package mypage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;

/** What a PostgreSQL on this machine has done since it started. */
public final class DatabaseMeter implements AutoCloseable {
    private static final double MILLIS_A_TICK = 10;

    private final Connection connection;
    private final ProcessHandle server;

    /** The settings that it needs. */
    public static EmbeddedDatabase counted(EmbeddedDatabase database) {
        return database.with("shared_preload_libraries", "pg_stat_statements")
                .with("pg_stat_statements.track_utility", "off");
    }

    /** In a schema of its own: the migration wants an empty one. */
    DatabaseMeter(EmbeddedDatabase database) throws SQLException {
        connection = database.connect(DatabaseRole.ADMINISTRATOR);
        try (Statement sql = connection.createStatement()) {
            sql.execute("create schema if not exists bench");
            sql.execute("create extension if not exists pg_stat_statements schema bench");
        }
        server = ProcessHandle.of(number("select pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
    }

    /** Without those that begin and end transactions, but with those of background work. */
    long statements() throws SQLException {
        return number("select coalesce(sum(calls), 0) from bench.pg_stat_statements");
    }

    private long number(String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Of all its processes, ended ones included. */
    double cpuMillis() {
        return ended()
                + cpu(server)
                + server.children().mapToDouble(DatabaseMeter::cpu).sum();
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** The fields cutime and cstime, which Linux counts in ticks. */
    private double ended() {
        try {
            String stat = Files.readString(Path.of("/proc/" + server.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_A_TICK;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
