package mypage.admin.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mypage.platform.Timestamps;

/**
 * Takes the rows of {@link LegacyRowRepository} over into accounts, some thousand in a transaction, which also stores
 * how far it came. So it goes on after a crash, and each row is taken over once. Main accounts come before additional
 * ones.
 */
final class LegacyAccountRepository {

    static final int BATCH = 5000;

    private static final int STAGES = 3;
    private static final int CLOSING_STAGE = 2;

    private static final String UNFINISHED =
            "select id, stage, position, closing from legacy_import where finished_at is null for update";

    private static final String LAST_LINE = """
            select max(line) from (select line from legacy_row where line > ? order by line limit ?) next""";

    private static final String ADD_FUNCTIONS = """
            insert into legacy_function (name)
            select distinct function from legacy_row
            where outcome in ('NEW', 'CHANGED') and function is not null and line > ? and line <= ?
            on conflict do nothing""";

    /** Accounts that somebody else opened after the check, and additional ones whose main account was in the way. */
    private static final String LEFT_OUT = """
            select count(*) from legacy_row r where r.outcome = 'NEW' and not exists (
                select from account a join account_origin o on o.account_id = a.id
                where a.service = r.service and lower(a.email) = r.email and a.closed_at is null)""";

    /** An account that waits for its owner's first password gets this one. */
    private static final String CREATE = """
            with main as (
                select r.line, m.id from legacy_row r
                join account m on m.service = r.service and lower(m.email) = r.main and m.closed_at is null
                    and m.main_id is null
                where r.line > ? and r.line <= ?),
            created as (
                insert into account (id, service, email, password_hash, main_id, language, created_at, last_sign_in_at,
                    locked_at)
                select nextval('id_seq'), r.service, r.email, r.password_hash, main.id, r.language,
                    coalesce(r.created_at, ?), r.last_sign_in_at, r.locked_at
                from legacy_row r left join main on main.line = r.line
                where r.line > ? and r.line <= ? and r.outcome = 'NEW' and (r.main is not null) = ?
                    and (r.main is null or main.id is not null)
                order by r.line
                on conflict (service, lower(email)) where closed_at is null do update set
                    password_hash = excluded.password_hash, language = coalesce(excluded.language, account.language),
                    created_at = least(excluded.created_at, account.created_at),
                    last_sign_in_at = excluded.last_sign_in_at, locked_at = excluded.locked_at
                where account.password_hash is null and account.main_id is null and account.locked_at is null
                    and excluded.main_id is null
                returning id, service, email)
            insert into account_origin (account_id, fingerprint, locked_at)
            select c.id, r.fingerprint, r.locked_at from created c
            join legacy_row r on r.service = c.service and r.email = lower(c.email) and r.outcome = 'NEW'
            on conflict (account_id) do update
            set fingerprint = excluded.fingerprint, locked_at = excluded.locked_at""";

    /**
     * Only while its owner has not signed in here: then the password here is the newer one. Locks that staff set stay.
     */
    private static final String CHANGE = """
            with changed as (
                update account a set password_hash = r.password_hash, language = coalesce(r.language, a.language),
                    last_sign_in_at = greatest(r.last_sign_in_at, a.last_sign_in_at),
                    locked_at = case when a.locked_at is null or a.locked_at = o.locked_at then r.locked_at
                        else a.locked_at end,
                    trust_generation = a.trust_generation + 1, access_generation = a.access_generation + 1
                from legacy_row r, account_origin o
                where a.service = r.service and lower(a.email) = r.email and a.closed_at is null
                    and a.password_hash like '$sealed$%$%$%' and o.account_id = a.id
                    and o.fingerprint <> r.fingerprint and r.outcome = 'CHANGED' and (r.main is not null) = ?
                    and r.line > ? and r.line <= ?
                returning a.id, r.fingerprint, r.locked_at)
            update account_origin o set fingerprint = c.fingerprint, locked_at = c.locked_at
            from changed c where o.account_id = c.id""";

    private static final String ADVANCE = """
            update legacy_import set stage = ?, position = ?, created = created + ?, changed = changed + ?,
                closed = closed + ? where id = ?""";

    /** Where an import is. */
    private record Position(long id, int stage, long at, int closing) {}

    private final Connection connection;
    private final LegacyMissingRepository missing;
    private final Instant now;

    LegacyAccountRepository(Connection connection, Instant now) {
        this.connection = connection;
        this.missing = new LegacyMissingRepository(connection);
        this.now = now;
    }

    /** Adds the functions of all rows, so that nodes know them before there is a password. Returns how many are new. */
    int addFunctions() throws SQLException {
        return update(ADD_FUNCTIONS, 0, Integer.MAX_VALUE);
    }

    /** How many rows were to become new accounts, and did not. */
    long leftOut() throws SQLException {
        try (PreparedStatement statement = prepare(LEFT_OUT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes over what is left of the import that is not finished. Commits each batch. */
    void takeOver(Consumer<String> progress) throws SQLException {
        Optional<Position> position = position();
        while (position.filter(next -> next.stage < STAGES).isPresent()) {
            Position at = position.get();
            if (at.stage == CLOSING_STAGE) {
                close(at);
            } else {
                takeOverBatch(at);
            }
            connection.commit();
            progress.accept("段階 " + (at.stage + 1) + "/" + STAGES + "、" + at.at + " まで済み");
            position = position();
        }
    }

    private Optional<Position> position() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNFINISHED);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Position(row.getLong(1), row.getInt(2), row.getLong(3), row.getInt(4)))
                    : Optional.empty();
        }
    }

    private void takeOverBatch(Position at) throws SQLException {
        long last = lastLine(at.at);
        if (last == 0) {
            advance(at, at.stage + 1, 0, 0, 0, 0);
            return;
        }
        boolean additional = at.stage == 1;
        update(ADD_FUNCTIONS, at.at, last);
        int created = update(CREATE, at.at, last, Timestamps.of(now), at.at, last, additional);
        int changed = update(CHANGE, additional, at.at, last);
        advance(at, at.stage, last, created, changed, 0);
    }

    private long lastLine(long after) throws SQLException {
        try (PreparedStatement statement = prepare(LAST_LINE, after, BATCH);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** No more than was permitted, whatever happened since the check. */
    private void close(Position at) throws SQLException {
        List<Long> closed = missing.close(Math.min(BATCH, at.closing), now);
        int count = closed.size();
        update("update legacy_import set closing = closing - ? where id = ?", count, at.id);
        long last = count == 0 ? at.at : Collections.max(closed);
        advance(at, count == 0 ? STAGES : at.stage, last, 0, 0, count);
    }

    private void advance(Position at, int stage, long position, int created, int changed, int closed)
            throws SQLException {
        update(ADVANCE, stage, position, created, changed, closed, at.id);
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
