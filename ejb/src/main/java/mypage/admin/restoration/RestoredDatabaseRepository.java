package mypage.admin.restoration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mypage.platform.Timestamps;

/** The rows of all rooms that must not outlive a restore, on a connection of the owner of the tables. */
record RestoredDatabaseRepository(Connection connection) {

    private static final String CONNECTED =
            "select count(*) from pg_stat_activity where datname = current_database() and usename = ? and pid <> ?";

    private static final String NEWEST_EVENT = "select max(occurred_at) from audit_event";

    private static final String NOTE_ORIGIN = "insert into database_origin (id, noted_at, identity, reason)"
            + " values (nextval('id_seq'), ?, database_identity(), ?) returning id";

    private static final String RECORD = "insert into audit_event (id, occurred_at, kind, outcome, target_id,"
            + " request_id) values (nextval('id_seq'), ?, ?, 'SUCCESS', ?, ?)";

    /** What is said of each statement, and the statement. Every parameter is the present time. */
    private static final Map<String, String> END = statements();

    private static Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("mails given up", """
                update outbox_message set state = 'EXPIRED', body = null, finished_at = ?, claimed_until = null,
                    last_error = 'given up after a restore' where state = 'QUEUED'""");
        statements.put("requests for mails dropped", "delete from mail_request");
        statements.put("sign-ins that wait for a code ended", "delete from sign_in_attempt");
        // The rows stay, since they count wrong codes.
        statements.put("one-time passwords ended", "update otp_challenge set expires_at = ? where expires_at > ?");
        statements.put("device verification codes ended", "delete from sign_in_pass");
        statements.put("codes for new addresses ended", "delete from address_change");
        statements.put("links to choose a password ended", "delete from owner_link where purpose = 'PASSWORD_RESET'");
        statements.put("links to open an account ended", "delete from opening_link");
        statements.put("sessions of users ended", "delete from user_session");
        // Owners may have ended some in the lost time, because of an intruder.
        statements.put("skip settings of browsers ended", "delete from trust_token");
        statements.put("sessions of staff ended", "delete from staff_session");
        // Somebody may have stopped them in the lost time.
        statements.put(
                "acts that wait for a second member ended",
                "update pending_act set state = 'EXPIRED' where state = 'WAITING'");
        statements.put("requests for another address withdrawn", """
                update address_request set state = 'WITHDRAWN', finished_at = ?
                where state in ('RECEIVED', 'IN_REVIEW', 'APPROVED')""");
        // A key may have been stolen, and an application ended, in the lost time.
        statements.put("signing keys of OpenID Connect deleted", "delete from openid_key");
        statements.put("applications disabled", "update openid_client set disabled_at = ? where disabled_at is null");
        // Among them are those that the end of sessions has just written.
        statements.put("messages to other systems dropped", "delete from http_post");
        statements.put(
                "imports cancelled",
                "update account_import set state = 'CANCELLED', resting_at = ? where state = 'RUNNING'");
        statements.put("acts on files stopped", """
                with rest as (delete from bulk_act_row r using bulk_act b
                    where b.id = r.act_id and b.started_at is not null and b.finished_at is null)
                update bulk_act set finished_at = ?, stopped_at = ?
                where started_at is not null and finished_at is null""");
        return statements;
    }

    /** Connections of this role, apart from this one. */
    long connections(String role) throws SQLException {
        return number(CONNECTED, role, number("select pg_backend_pid()"));
    }

    /** The time of the newest audit event, up to which the backup reaches. */
    Optional<Instant> newestEvent() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST_EVENT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(Timestamps.toInstant(row.getTimestamp(1)));
        }
    }

    /** Ends all that could act on its own or open an account; returns how many rows of each kind that were. */
    Map<String, Long> endAll(Instant now) throws SQLException {
        Map<String, Long> ended = new LinkedHashMap<>();
        for (var end : END.entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(end.getValue())) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setTimestamp(i, Timestamps.of(now));
                }
                ended.put(end.getKey(), (long) statement.executeUpdate());
            }
        }
        return ended;
    }

    /** Skips this many numbers, which were perhaps given in the lost time. */
    void skipNumbers(long count) throws SQLException {
        for (String sequence : new String[] {"id_seq", "mail_request_id_seq"}) {
            number("select setval(cast(? as regclass), nextval(cast(? as regclass)) + ?)", sequence, sequence, count);
        }
    }

    /** Notes which database this is, and why; returns the number of that row. */
    long noteOrigin(String reason, Instant now) throws SQLException {
        return number(NOTE_ORIGIN, now, reason);
    }

    void record(RestorationAuditKind kind, long origin, String request, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
            set(insert, now, kind.name(), origin, request);
            insert.executeUpdate();
        }
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant time ? Timestamps.of(time) : value);
        }
    }
}
