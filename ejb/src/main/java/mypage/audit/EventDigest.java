package mypage.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * SHA-256 over a sequence of events. Each value is preceded by its length, so that different sequences are never
 * encoded alike. {@link #finish} ends it.
 */
final class EventDigest {

    /**
     * All columns of an event but its browser. The text of each must be the same on every node and at any time.
     */
    static final String COLUMNS = "e.id, (extract(epoch from e.occurred_at) * 1000000)::bigint as micros,"
            + " e.kind, e.outcome, e.account_id, e.service, e.client_address, e.request_id, e.staff_id, e.target_id";

    static final int WIDTH = 10;

    private static final int STAFF = 8;
    private static final int TARGET = 9;

    private final MessageDigest sha256;
    private int count;

    EventDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of one event; the columns above are the last ones of the row. A missing value is null. */
    static String[] values(ResultSet row) throws SQLException {
        String[] values = new String[WIDTH];
        int before = row.getMetaData().getColumnCount() - WIDTH;
        for (int i = 0; i < WIDTH; i++) {
            values[i] = row.getString(before + i + 1);
        }
        return values;
    }

    /** Adds one event. Callers add events in the order of ids. */
    void add(ResultSet row) throws SQLException {
        add(values(row));
    }

    /** Adds one event by its {@link #values}. */
    void add(String... values) {
        for (int i = 0; i < STAFF; i++) {
            String value = values[i];
            sha256.update((value == null ? "-" : value.length() + ":" + value).getBytes(UTF_8));
        }
        addMarked('s', values[STAFF]);
        addMarked('t', values[TARGET]);
        count++;
    }

    /** Added only if present, and with a mark, so that seals made before the column existed are still valid. */
    private void addMarked(char mark, String value) {
        if (value != null) {
            sha256.update((mark + "" + value.length() + ":" + value).getBytes(UTF_8));
        }
    }

    int count() {
        return count;
    }

    String finish() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
