package mypage.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.password.PasswordSeal;
import mypage.platform.Secrets;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The table {@code legacy_row}: the accounts of another system, with sealed passwords, before they are taken over. All
 * happens in the caller's transaction.
 */
final class LegacyRowRepository {

    private static final String COPY = """
            copy legacy_row (line, service, email, main, password_hash, function, fingerprint, language, created_at,
                last_sign_in_at, locked_at, reason) from stdin""";

    private static final String MARK_DUPLICATES = """
            update legacy_row r set reason = 'DUPLICATE', first_line = same.first
            from (select service, email, min(line) as first from legacy_row where reason is null
                group by service, email having count(*) > 1) same
            where r.reason is null and r.service = same.service and r.email = same.email and r.line > same.first""";

    /** What is to be done with each good line, and which account of ours is in its way. */
    private static final String JUDGE = """
            update legacy_row r set
                outcome = case when j.tie <> 'SAME' or j.isTaken then null else j.outcome end,
                reason = case when j.isTaken then 'TAKEN' when j.tie <> 'SAME' then j.tie end
            from (
                select x.line,
                    a.id is not null and o.account_id is null
                        and (a.password_hash is not null or a.main_id is not null or a.locked_at is not null)
                        as isTaken,
                    case when x.main is not null and good.line is null and m.id is null then 'NO_MAIN'
                        when o.account_id is not null and a.main_id is distinct from m.id then 'MAIN_CHANGED'
                        else 'SAME' end as tie,
                    case when o.account_id is null then 'NEW'
                        when o.fingerprint = x.fingerprint then 'SAME'
                        when a.password_hash like '$sealed$%$%$%' then 'CHANGED'
                        else 'KEPT' end as outcome
                from legacy_row x
                left join account a on a.service = x.service and lower(a.email) = x.email and a.closed_at is null
                left join account_origin o on o.account_id = a.id
                left join account m on m.service = x.service and lower(m.email) = x.main and m.closed_at is null
                    and m.main_id is null and m.password_hash is not null
                left join legacy_row good on good.service = x.service and good.email = x.main and good.main is null
                    and good.reason is null
                where x.reason is null) j
            where r.line = j.line""";

    /** Additional accounts whose main account turned out to be in somebody's way. */
    private static final String MARK_ORPHANS = """
            update legacy_row r set outcome = null, reason = 'NO_MAIN'
            where r.main is not null and r.outcome is not null
                and not exists (select from legacy_row m where m.service = r.service and m.email = r.main
                    and m.main is null and m.outcome is not null)
                and not exists (select from account m where m.service = r.service and lower(m.email) = r.main
                    and m.closed_at is null and m.main_id is null and m.password_hash is not null)""";

    /** A keyed hash begins with the length of the id of its key, and that id. */
    private static final String OTHER_KEY = "select convert_from(substring(fingerprint from 2"
            + " for get_byte(fingerprint, 0)), 'UTF8') from account_origin limit 1";

    private static final String COUNT =
            "select coalesce(outcome, reason), count(*) from legacy_row group by 1 order by 2 desc";

    private static final String REFUSED = """
            select line, service, email, coalesce(reason, outcome), first_line from legacy_row
            where reason is not null or outcome = 'KEPT' order by line""";

    private static final String FUNCTIONS = """
            select distinct function from legacy_row where reason is null and function is not null
            union select name from legacy_function order by 1""";

    /** Whoever types a wrong password waits for one check by each of them. */
    static final int MOST_FUNCTIONS = 6;

    /** In bytes: the driver takes a millisecond for each piece. */
    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final Secrets secrets;
    private final PasswordSeal seal;

    LegacyRowRepository(Connection connection, Secrets secrets) {
        this.connection = connection;
        this.secrets = secrets;
        this.seal = new PasswordSeal(secrets);
    }

    /**
     * Reads and checks all lines. A line needs some microseconds and no memory.
     *
     * @throws IllegalArgumentException if the source is refused as a whole, with a text for the operator
     */
    void fill(LegacySource source, Instant now) throws SQLException, IOException {
        clear();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            source.forEach((number, typed) -> {
                buffer.writeBytes(row(LegacyLine.of(number, typed, now), typed));
                if (buffer.size() > BUFFER) {
                    send(buffer, copy);
                }
            });
            send(buffer, copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        execute("analyze legacy_row");
        execute(MARK_DUPLICATES);
        execute("create index if not exists legacy_row_account on legacy_row (service, email)");
        execute(JUDGE);
        execute(MARK_ORPHANS);
        execute("analyze legacy_row");
        List<String> functions = texts(FUNCTIONS);
        if (functions.size() > MOST_FUNCTIONS) {
            throw new IllegalArgumentException("the hashes need more than " + MOST_FUNCTIONS
                    + " functions, and a wrong password would take the time of all: " + functions);
        }
    }

    private static void send(ByteArrayOutputStream buffer, CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
    }

    private byte[] row(LegacyLine line, Function<LegacyColumn, String> typed) {
        return Stream.of(
                        Optional.of(String.valueOf(line.number())),
                        Optional.of(line.service()),
                        Optional.of(line.email()),
                        line.main(),
                        Optional.ofNullable(line.password()).map(seal::seal),
                        line.function(),
                        Optional.of("\\x" + HexFormat.of().formatHex(fingerprint(line, typed))),
                        line.language().map(Enum::name),
                        line.created().map(Instant::toString),
                        line.signedIn().map(Instant::toString),
                        line.locked().map(Instant::toString),
                        Optional.ofNullable(line.reason()).map(Enum::name))
                .map(value -> value.map(LegacyRowRepository::escaped).orElse("\\N"))
                .collect(Collectors.joining("\t", "", "\n"))
                .getBytes(UTF_8);
    }

    /** The key of fingerprints that an earlier import made, if it is not the one that this one uses. */
    Optional<String> otherKey() throws SQLException {
        String[] used = new String[1];
        query(OTHER_KEY, row -> used[0] = row.getString(1));
        return Optional.ofNullable(used[0]).filter(id -> !id.equals(secrets.firstKeyId()));
    }

    /** A keyed hash, since a bare one would let a thief of the database guess. */
    private byte[] fingerprint(LegacyLine line, Function<LegacyColumn, String> typed) {
        return secrets.keyedHash(Stream.of(LegacyColumn.HASH, LegacyColumn.LOCKED, LegacyColumn.LANGUAGE)
                .map(typed)
                .collect(Collectors.joining("\n", "legacy:" + line.service() + ":" + line.email() + ":", "")));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    void clear() throws SQLException {
        execute("truncate legacy_row");
    }

    /** How many lines come to what. */
    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        query(COUNT, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** Passes on each line that is refused, or whose account has a newer password here. */
    void refused(RowAction action) throws SQLException {
        query(REFUSED, action);
    }

    private List<String> texts(String sql) throws SQLException {
        Stream.Builder<String> found = Stream.builder();
        query(sql, row -> found.add(row.getString(1)));
        return found.build().toList();
    }

    /** Uses a row of a result. */
    interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowAction action) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(LegacySource.FETCH);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    action.accept(rows);
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
