package mypage.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Whom the audit trail names as the client of a request, for the check of an installation. */
record AuditedClientRepository(Connection connection) {

    private static final String CLIENT = "select client_address from audit_event"
            + " where request_id = ? and occurred_at > now() - interval '1 hour' limit 1";

    Optional<String> clientOf(String request) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CLIENT)) {
            select.setString(1, request);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
