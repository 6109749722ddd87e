package mypage.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mypage.bench.Population.Table;
import mypage.demo.Console;
import mypage.demo.DatabaseRole;
import mypage.demo.DemoMetrics;
import mypage.demo.EmbeddedDatabase;
import mypage.platform.JapaneseTime;
import mypage.platform.Schema;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes a {@link Population} into a new database by {@code COPY}: first the rows, then the indexes. Foreign keys are
 * not checked. Partitions are those that the product would have made.
 */
public final class Filling {
    private static final int BUFFER = 1 << 16;

    /** Of one table: what {@code on} is called, and how to make it anew. The primary keys of numbered rows stay. */
    private static final String INDEXES = """
            select format('alter table %%I drop constraint %%I', '%1$s', conname),
                format('alter table %%I add constraint %%I %%s', '%1$s', conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid = '%1$s'::regclass and contype in ('p', 'u')
                and pg_get_constraintdef(oid) <> 'PRIMARY KEY (id)'
            union all
            select format('drop index %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index i where indrelid = '%1$s'::regclass
                and not exists (select from pg_constraint where conindid = i.indexrelid)""";

    private static final String SIZES = """
            select coalesce(p.relname, c.relname), sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)),
                sum(c.reltuples)::bigint
            from pg_class c left join pg_inherits h on h.inhrelid = c.oid left join pg_class p on p.oid = h.inhparent
            where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.reltuples > 100
            group by 1 order by sum(pg_total_relation_size(c.oid)) desc limit 12""";

    private final Population population;
    private final Path keys;
    private final Connection connection;
    private final Statement sql;

    private record Index(String drop, String create) {}

    private Filling(Population population, Path keys, Connection connection) throws SQLException {
        this.population = population;
        this.keys = keys;
        this.connection = connection;
        this.sql = connection.createStatement();
    }

    /** How PostgreSQL writes much in a short time. What it wrote is lost if the machine fails. */
    static EmbeddedDatabase hasty(EmbeddedDatabase database) {
        return database.with("fsync", "off")
                .with("wal_level", "minimal")
                .with("max_wal_senders", "0")
                .with("max_wal_size", "8GB")
                .with("maintenance_work_mem", "1GB")
                .with("autovacuum", "off");
    }

    /**
     * @param database one without rows
     * @param keys with the first of them, the passwords are sealed
     */
    public static void into(EmbeddedDatabase database, Path keys, Population population)
            throws IOException, SQLException {
        new Schema(database.source(DatabaseRole.OWNER)).migrateFor(DatabaseRole.NODE.id);
        try (Connection owner = database.connect()) {
            DemoMetrics.insert(owner);
        }
        long begin = System.nanoTime();
        try (Connection administrator = database.connect(DatabaseRole.ADMINISTRATOR)) {
            new Filling(population, keys, administrator).fill();
        }
        Console.say("%,d accounts in %.0f s".formatted(population.accounts(), (System.nanoTime() - begin) / 1e9));
    }

    private void fill() throws IOException, SQLException {
        sql.execute("set session_replication_role = replica");
        List<Table> tables = new ArrayList<>(
                List.of(population.accounts(keys), population.trustTokens(), population.knownBrowsers()));
        tables.addAll(new PopulationTraffic(population).tables());
        for (Table table : tables) {
            copy(table);
        }
        sql.execute("drop table " + firstPartition());
        YearMonth last = YearMonth.from(population.now().atZone(JapaneseTime.ZONE));
        for (YearMonth month = last.minusMonths(12); !month.isAfter(last.plusMonths(4)); month = month.plusMonths(1)) {
            copyEvents(month);
        }
        sql.execute("analyze");
    }

    /** Holds all months until the product adds the first one; here, all months have one of their own. */
    private String firstPartition() throws SQLException {
        return text("select inhrelid::regclass from pg_inherits join pg_class c on c.oid = inhrelid"
                + " where inhparent = 'audit_event'::regclass and pg_get_expr(relpartbound, c.oid) like '%MINVALUE%'");
    }

    private void copyEvents(YearMonth month) throws IOException, SQLException {
        String partition = "audit_event_" + month.toString().replace('-', '_');
        sql.execute("set role " + DatabaseRole.OWNER.id);
        sql.execute("select audit_month_add('" + month.atDay(1) + "')");
        sql.execute("reset role");
        long from = population.firstEvent(start(month));
        long until = population.firstEvent(start(month.plusMonths(1)));
        if (from == until) {
            return;
        }
        String bounds =
                text("select pg_get_expr(relpartbound, oid) from pg_class where oid = '" + partition + "'::regclass");
        sql.execute("alter table audit_event detach partition " + partition);
        copy(population.auditEvents(partition, from, until));
        sql.execute("alter table audit_event attach partition " + partition + " " + bounds);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(JapaneseTime.ZONE).toInstant();
    }

    private void copy(Table table) throws IOException, SQLException {
        long begin = System.nanoTime();
        List<Index> indexes = indexes(table.name());
        for (Index index : indexes) {
            sql.execute(index.drop());
        }
        connection.setAutoCommit(false);
        // Rows of a table that the same transaction emptied need no log, and are frozen at once.
        sql.execute("truncate " + table.name() + " cascade");
        write(table);
        connection.commit();
        connection.setAutoCommit(true);
        long written = System.nanoTime();
        for (Index index : indexes) {
            sql.execute(index.create());
        }
        Console.say("%s: %,d rows, COPY %.1f s, indexes %.1f s"
                .formatted(table.name(), table.rows(), (written - begin) / 1e9, (System.nanoTime() - written) / 1e9));
    }

    private void write(Table table) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " (" + table.columns() + ") from stdin (freeze)");
        StringBuilder buffer = new StringBuilder(2 * BUFFER);
        for (long n = 0; n < table.rows(); n++) {
            buffer.append(table.line().of(n));
            if (buffer.length() > BUFFER || n == table.rows() - 1) {
                byte[] bytes = buffer.toString().getBytes(UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                buffer.setLength(0);
            }
        }
        copy.endCopy();
    }

    private List<Index> indexes(String table) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (ResultSet row = sql.executeQuery(INDEXES.formatted(table))) {
            while (row.next()) {
                indexes.add(new Index(row.getString(1), row.getString(2)));
            }
        }
        return indexes;
    }

    private String text(String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The largest tables, with the bytes of a row, as a table in Markdown. */
    static String sizes(EmbeddedDatabase database) throws SQLException {
        List<String> rows = new ArrayList<>(
                List.of("| table | rows | bytes a row | of its indexes | GB |", "|---|---|---|---|---|"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES)) {
            while (row.next()) {
                double count = row.getLong(4);
                rows.add(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %.0f | %.0f | %.2f |",
                        row.getString(1),
                        count,
                        row.getLong(2) / count,
                        row.getLong(3) / count,
                        (row.getLong(2) + row.getLong(3)) / 1e9));
            }
        }
        return String.join("\n", rows);
    }
}
