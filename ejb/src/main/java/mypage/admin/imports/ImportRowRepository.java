package mypage.admin.imports;

import jakarta.ejb.Stateless;
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
import java.util.function.Function;
import mypage.account.Service;
import mypage.platform.Slice;

/** The lines of imports as rows, of which there may be many: written in batches, judged by single statements. */
@Stateless
public class ImportRowRepository {

    static final int PAGE = 100;

    private static final int BATCH = 1000;

    /** A batch in one statement; one for each row takes several times as long. */
    private static final String INSERT = """
            insert into import_row (import_id, line, service, email, reason, state)
            select ?, n.line, n.service, n.email, n.reason, case when n.reason is null then 'GOOD' else 'BAD' end
            from unnest(?::integer[], ?::text[], ?::text[], ?::text[]) as n (line, service, email, reason)""";

    private static final String MARK_DUPLICATES = """
            update import_row r set state = 'BAD', reason = 'DUPLICATE', first_line = same.first
            from (
                select service, email, min(line) as first from import_row where import_id = ?1 and state = 'GOOD'
                group by service, email having count(*) > 1) same
            where r.import_id = ?1 and r.state = 'GOOD' and r.service = same.service and r.email = same.email
                and r.line > same.first""";

    /** Who was invited to be an additional account is none: an invitation of one's own comes before that. */
    private static final String MARK_TAKEN = """
            update import_row r set state = 'BAD', reason = 'TAKEN'
            from account a
            where r.import_id = ?1 and r.state = 'GOOD'
                and a.service = r.service and lower(a.email) = r.email and a.closed_at is null
                and (a.password_hash is not null or a.locked_at is not null)""";

    private static final String COUNT = """
            select count(*) filter (where r.state = 'GOOD'), count(*) filter (where r.state = 'BAD'),
                count(a.id) filter (where r.state = 'GOOD')
            from import_row r
            left join account a on r.state = 'GOOD' and a.service = r.service and lower(a.email) = r.email
                and a.closed_at is null and a.main_id is null
            where r.import_id = ?1""";

    private static final String GOOD_BY_SERVICE = """
            select service, count(*) from import_row where import_id = ?1 and state <> 'BAD' group by service""";

    private static final String NOT_INVITED = """
            select line, reason, first_line, service, email from import_row
            where import_id = ?1 and reason is not null and line > ?2 order by line limit ?3""";

    /** How many rows are what. */
    public record Counts(int good, int bad, int again) {}

    @PersistenceContext
    EntityManager entities;

    /** Writes the lines of a file, at most as many as a file may have; joins the caller's transaction. */
    public void write(long importId, ImportFile file, int most) {
        List<ImportLine> batch = new ArrayList<>(BATCH);
        file.forEach(most, line -> {
            batch.add(line);
            if (batch.size() == BATCH) {
                insert(importId, batch);
                batch.clear();
            }
        });
        insert(importId, batch);
    }

    private void insert(long importId, List<ImportLine> batch) {
        // Ends with the transaction, not here.
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

    /** Marks what only all lines together, and the accounts, tell; joins the caller's transaction. */
    public Counts judge(long importId) {
        // Fresh rows: without this the statements below are planned for a table that seems empty.
        entities.createNativeQuery("analyze import_row").executeUpdate();
        update(MARK_DUPLICATES, importId);
        update(MARK_TAKEN, importId);
        Object[] counts = (Object[])
                entities.createNativeQuery(COUNT).setParameter(1, importId).getSingleResult();
        return new Counts(number(counts[0]), number(counts[1]), number(counts[2]));
    }

    private void update(String sql, long importId) {
        entities.createNativeQuery(sql).setParameter(1, importId).executeUpdate();
    }

    /** How many lines of each service are or were to be invited; walks through the lines of the import. */
    public Map<Service, Integer> goodByService(long importId) {
        Map<Service, Integer> counts = new EnumMap<>(Service.class);
        List<?> found = entities.createNativeQuery(GOOD_BY_SERVICE)
                .setParameter(1, importId)
                .getResultList();
        found.stream()
                .map(Object[].class::cast)
                .forEach(row -> counts.put(Service.valueOf((String) row[0]), number(row[1])));
        return counts;
    }

    /** The lines after this one that led or lead to no invitation. */
    public Slice<BadLine> notInvited(long importId, int after, int most) {
        List<?> found = entities.createNativeQuery(NOT_INVITED)
                .setParameter(1, importId)
                .setParameter(2, after)
                .setParameter(3, most + 1)
                .getResultList();
        return Slice.of(
                found.stream()
                        .map(Object[].class::cast)
                        .map(ImportRowRepository::line)
                        .toList(),
                most,
                BadLine::line);
    }

    private static BadLine line(Object[] row) {
        return new BadLine(
                number(row[0]),
                BadLine.Reason.valueOf((String) row[1]),
                row[2] == null ? null : number(row[2]),
                (String) row[3],
                (String) row[4]);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
