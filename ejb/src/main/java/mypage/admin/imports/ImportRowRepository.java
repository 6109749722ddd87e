package mypage.admin.imports;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mypage.account.Service;
import mypage.platform.CsvFile;
import mypage.platform.NativeStatement;
import mypage.platform.Row;
import mypage.platform.Slice;

/**
 * The table {@code import_row}: the lines of imports, of which there may be many. They are written in batches and
 * checked by single statements.
 */
@Dependent
class ImportRowRepository {

    static final int PAGE = 100;

    private static final int BATCH = 1000;

    /** One statement for a batch; one for each row would take several times as long. */
    private static final String INSERT = """
            insert into import_row (import_id, line, service, email, reason, state)
            select ?, n.line, n.service, n.email, n.reason, case when n.reason is null then 'GOOD' else 'BAD' end
            from unnest(?::integer[], ?::text[], ?::text[], ?::text[]) as n (line, service, email, reason)""";

    private static final NativeStatement MARK_DUPLICATES = NativeStatement.of("""
            update import_row r set state = 'BAD', reason = 'DUPLICATE', first_line = same.first
            from (
                select service, email, min(line) as first from import_row where import_id = :import and state = 'GOOD'
                group by service, email having count(*) > 1) same
            where r.import_id = :import and r.state = 'GOOD' and r.service = same.service and r.email = same.email
                and r.line > same.first""");

    /**
     * An address that is only invited to be an additional account, suspended or not, is not taken, because an
     * invitation to an own account takes precedence.
     */
    private static final NativeStatement MARK_TAKEN = NativeStatement.of("""
            update import_row r set state = 'BAD', reason = 'TAKEN'
            from account a
            where r.import_id = :import and r.state = 'GOOD'
                and a.service = r.service and lower(a.email) = r.email and a.closed_at is null
                and (a.password_hash is not null
                    or a.locked_at is not null and a.suspended_at is distinct from a.locked_at)""");

    private static final NativeStatement COUNT = NativeStatement.of("""
            select count(*) filter (where r.state = 'GOOD'), count(*) filter (where r.state = 'BAD'),
                count(a.id) filter (where r.state = 'GOOD')
            from import_row r
            left join account a on r.state = 'GOOD' and a.service = r.service and lower(a.email) = r.email
                and a.closed_at is null and a.main_id is null
            where r.import_id = :import""");

    /** Import by import, so that an index finds the first row and the waiting rows need not be sorted. */
    private static final NativeStatement NEXT = NativeStatement.of("""
            select r.import_id, r.line, r.service, r.email, i.confirmed_by
            from (select id, confirmed_by from account_import where state = 'RUNNING' order by id) i
            cross join lateral (
                select import_id, line, service, email from import_row
                where import_id = i.id and state = 'GOOD' order by line limit 1 for update skip locked) r
            limit 1""");

    private static final NativeStatement SETTLE = NativeStatement.of("""
            update import_row set state = :state, reason = :reason
            where import_id = :import and line = :line and state = 'GOOD'""");

    private static final NativeStatement NOTE_TRY = NativeStatement.of("""
            update import_row set tries = tries + 1
            where import_id = :import and line = :line and state = 'GOOD' returning tries""");

    private static final NativeStatement ANALYZE = NativeStatement.of("select cast(import_row_analyze() as text)");

    private static final NativeStatement GOOD_BY_SERVICE = NativeStatement.of("""
            select service, count(*) from import_row where import_id = :import and state <> 'BAD' group by service""");

    private static final NativeStatement NOT_INVITED = NativeStatement.of("""
            select line, reason, first_line, service, email from import_row
            where import_id = :import and reason is not null and line > :after order by line limit :most""");

    private static final List<String> COLUMNS = List.of(ImportVocabulary.SERVICE_COLUMN, ImportVocabulary.EMAIL_COLUMN);

    /** How many rows are good, bad, and good with an account that is not registered yet. */
    record Counts(int good, int bad, int again) {}

    @PersistenceContext
    EntityManager entities;

    /** Writes the lines of a file, but at most this many. */
    void write(long importId, CsvFile file, int most) {
        List<ImportLine> batch = new ArrayList<>(BATCH);
        file.forEach(COLUMNS, most, line -> {
            batch.add(ImportLine.of(
                    line.number(), line.fields().get(0), line.fields().get(1)));
            if (batch.size() == BATCH) {
                insert(importId, batch);
                batch.clear();
            }
        });
        insert(importId, batch);
    }

    private void insert(long importId, List<ImportLine> batch) {
        // The transaction closes it, not this method.
        Connection connection = entities.unwrap(Connection.class);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, importId);
            statement.setArray(2, array(connection, "integer", batch, ImportLine::number));
            statement.setArray(3, array(connection, "text", batch, ImportLine::service));
            statement.setArray(4, array(connection, "text", batch, ImportLine::email));
            statement.setArray(5, array(connection, "text", batch, ImportLine::reason));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array array(
            Connection connection, String type, List<ImportLine> batch, Function<ImportLine, Object> field)
            throws SQLException {
        return connection.createArrayOf(type, batch.stream().map(field).toArray());
    }

    /** Marks rows that are bad because of other rows or of existing accounts. */
    Counts judge(long importId) {
        // Without this, the statements below are planned for a table that seems empty.
        ANALYZE.in(entities).first();
        MARK_DUPLICATES.in(entities).set("import", importId).update();
        MARK_TAKEN.in(entities).set("import", importId).update();
        Row counts = COUNT.in(entities).set("import", importId).first().orElseThrow();
        return new Counts((int) counts.number(0), (int) counts.number(1), (int) counts.number(2));
    }

    /** How many rows of each service are good. Reads all rows of the import. */
    Map<Service, Integer> goodByService(long importId) {
        Map<Service, Integer> counts = new EnumMap<>(Service.class);
        GOOD_BY_SERVICE
                .in(entities)
                .set("import", importId)
                .rows()
                .forEach(row -> counts.put(Service.valueOf(row.text(0)), (int) row.number(1)));
        return counts;
    }

    /** The lines after this one that lead to no invitation. */
    Slice<BadLine> notInvited(long importId, int after, int most) {
        List<BadLine> found = NOT_INVITED
                .in(entities)
                .set("import", importId)
                .set("after", after)
                .set("most", most + 1)
                .rows()
                .map(ImportRowRepository::badLine)
                .toList();
        return Slice.of(found, most, BadLine::line);
    }

    private static BadLine badLine(Row row) {
        return new BadLine(
                (int) row.number(0),
                BadLine.Reason.valueOf(row.text(1)),
                row.isNull(2) ? null : (int) row.number(2),
                row.text(3),
                row.text(4));
    }

    /** The next row, locked. A row that another transaction has locked is left to that one. */
    Optional<ImportRow> next() {
        return NEXT.in(entities).first().map(ImportRow::of);
    }

    /** @param reason why its owner was not invited; null when the owner was */
    void settle(ImportRow row, String state, BadLine.Reason reason) {
        SETTLE.in(entities)
                .set("import", row.importId())
                .set("line", row.line())
                .set("state", state)
                .set("reason", reason == null ? null : reason.name())
                .update();
    }

    /**
     * Counts an attempt.
     *
     * @return how many there were; empty when the row is settled
     */
    Optional<Integer> countAttempt(ImportRow row) {
        return NOTE_TRY.in(entities)
                .set("import", row.importId())
                .set("line", row.line())
                .first()
                .map(counted -> (int) counted.number(0));
    }
}
