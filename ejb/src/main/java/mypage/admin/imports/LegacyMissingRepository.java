package mypage.admin.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mypage.admin.imports.LegacyRowRepository.RowAction;
import mypage.platform.Timestamps;

/**
 * Accounts that came from the other system, that no line names, and that nobody has signed in to here. A main account
 * is spared while there is an additional one that stays, which would be deleted with it. In the caller's transaction.
 */
final class LegacyMissingRepository {

    private static final String FROM = """
            from account_origin o join account a on a.id = o.account_id
            where a.closed_at is null and a.password_hash like '$sealed$%$%$%'
                and not exists (select from legacy_row r where r.service = a.service and r.email = lower(a.email))
            """;

    /** Main accounts are used by additional ones that are not missing, or that a line brings. */
    private static final String MISSING = "with missing as (select a.id, a.service, a.email " + FROM + """
            ),
            used as (
                select b.main_id as id from account b
                where b.main_id is not null and b.closed_at is null
                    and not exists (select from missing m where m.id = b.id)
                union
                select m.id from missing m join legacy_row r on r.service = m.service and r.main = lower(m.email)
                where r.outcome = 'NEW')
            """;

    private static final String COUNT = MISSING + """
            select count(*) - count(u.id), count(u.id) from missing m left join used u on u.id = m.id""";

    private static final String SPARED = MISSING + """
            select m.service, m.email from missing m join used u on u.id = m.id order by m.id""";

    private static final String NONE_BELOW = """
            and not exists (select from account b where b.main_id = a.id and b.closed_at is null)
            """;

    private static final String HOLD = "select a.id " + FROM + NONE_BELOW + "order by a.id limit ? for update of a";

    private static final String CLOSE = """
            with closed as (
                update account a set locked_at = coalesce(a.locked_at, ?), closed_at = ?,
                    trust_generation = a.trust_generation + 1, access_generation = a.access_generation + 1
                where a.id = any(?)
            """ + NONE_BELOW + """
                returning a.id, a.service)
            insert into audit_event (id, occurred_at, kind, outcome, request_id, account_id, service)
            select nextval('id_seq'), ?, 'LEGACY_ACCOUNT_CLOSED', 'SUCCESS', 'command', id, service from closed
            returning account_id""";

    /** How many can be closed, and how many are spared. */
    record Counts(long missing, long spared) {}

    private final Connection connection;

    LegacyMissingRepository(Connection connection) {
        this.connection = connection;
    }

    Counts counts() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2));
        }
    }

    /** Passes on the service and the address of each account that is spared. */
    void spared(RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPARED);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                action.accept(rows);
            }
        }
    }

    /**
     * Closes some accounts, additional ones before the main one. Their rows are locked before the look below them, as
     * by an invitation, so that one of the two sees the other.
     *
     * @return their ids; empty if nothing is left to close
     */
    List<Long> close(int most, Instant now) throws SQLException {
        List<Long> held = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setInt(1, most);
            addIds(statement, held);
        }
        List<Long> closed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setObject(1, Timestamps.of(now));
            statement.setObject(2, Timestamps.of(now));
            statement.setArray(3, connection.createArrayOf("bigint", held.toArray()));
            statement.setObject(4, Timestamps.of(now));
            addIds(statement, closed);
        }
        return closed;
    }

    private static void addIds(PreparedStatement statement, List<Long> ids) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
    }
}
