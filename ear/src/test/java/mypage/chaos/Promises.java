package mypage.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What must hold whatever happened, judged from what people saw, from rows, and from the mails that came. */
final class Promises {

    /** A node sends as many mails at once, and any fault may hide that they were taken. */
    private static final int WORKERS = 8;

    private static final String NO_FACTOR = """
            select a.email from account a where (
                select count(*) from user_session s where s.account_id = a.id and s.confirmed_at is null)
                > (select count(*) from audit_event e where e.account_id = a.id and e.kind = 'OTP_SKIPPED')""";

    private static final String TOO_LATE = "select account_id from otp_challenge where used_at >= expires_at";

    private static final String UNMAILED = """
            select a.email from account a where (
                select count(*) from outbox_message m where m.topic = 'otp:' || a.id)
                <> (select count(*) from audit_event e where e.account_id = a.id and e.kind = 'OTP_ISSUED')""";

    private static final String MORE_SIGN_INS_THAN_CODES = """
            select account_id from audit_event where account_id is not null group by account_id
            having count(*) filter (where kind = 'SIGNED_IN')
                > count(*) filter (where kind in ('OTP_ISSUED', 'OTP_SKIPPED'))""";

    private static final String OVER_BUDGET = """
            select account_id from audit_event where kind = 'PASSWORD_REFUSED' group by account_id
            having count(*) > %d""".formatted(Acts.PASSWORDS);

    /** The wrong codes that count. More than are recorded is right: a node may have died in between. */
    private static final String WRONG_CODES = """
            select c.account_id, c.guess_count + c.known_guess_count from otp_challenge c""";

    private static final String EVENTS = """
            select account_id, count(*) from audit_event
            where kind = '%s' and account_id is not null group by account_id""";

    /** Nobody will send them: nobody has claimed them, and they are long due. */
    private static final String FORGOTTEN = """
            select id from outbox_message where state = 'QUEUED' and next_try_at < now() - interval '30 seconds'""";

    private static final String DUE = "select id from outbox_message where state = 'QUEUED' and next_try_at < now()";

    private final Scene scene;
    private final Consumer<String> out;
    private final List<String> broken = new ArrayList<>();

    Promises(Scene scene, Consumer<String> out) {
        this.scene = scene;
        this.out = out;
    }

    /** What was broken; empty if all were kept. */
    List<String> check(List<Seen> all, long doublingFaults) throws Exception {
        all.forEach(seen -> seen.broken.forEach(promise -> broken.add(seen.account.email() + ": " + promise)));
        for (Seen seen : all) {
            for (Browser browser : seen.in) {
                require(browser.comesHome().isIn(), seen, "a session was lost");
            }
            for (Browser browser : seen.out) {
                require(!browser.comesHome().isIn(), seen, "a session lives that was ended");
            }
        }
        try (Connection connection = scene.connect()) {
            rows(connection, all);
            mails(connection, doublingFaults);
        }
        String chain = scene.auditCheck();
        out.accept(chain);
        if (!chain.startsWith("0 ")) {
            broken.add("audit trail: " + chain);
        }
        return broken;
    }

    /** Whether all events are in the chain, and all mails are sent that can be. */
    static boolean isSettled(Scene scene) throws Exception {
        List<Long> due = new ArrayList<>();
        try (Connection connection = scene.connect()) {
            query(connection, DUE, row -> due.add(row.getLong(1)));
        }
        return due.isEmpty() && scene.auditCheck().startsWith("0 ");
    }

    private void require(boolean isKept, Seen seen, String promise) {
        if (!isKept) {
            broken.add(seen.account.email() + " (" + seen.act + "): " + promise);
        }
    }

    private void rows(Connection connection, List<Seen> all) throws SQLException {
        none(connection, "signed in without both factors", NO_FACTOR);
        none(connection, "a code was used after its end", TOO_LATE);
        none(connection, "codes and their mails differ", UNMAILED);
        none(connection, "more sign-ins than codes", MORE_SIGN_INS_THAN_CODES);
        none(connection, "more passwords were judged than may be", OVER_BUDGET);
        Map<Long, Long> signIns = counts(connection, EVENTS.formatted("SIGNED_IN"));
        Map<Long, Long> wrong = counts(connection, EVENTS.formatted("OTP_WRONG"));
        Map<Long, Long> counted = counts(connection, WRONG_CODES);
        for (Seen seen : all) {
            long id = seen.account.id();
            long times = signIns.getOrDefault(id, 0L);
            require(times >= seen.sure.get(), seen, "a sign-in is not audited");
            require(times <= seen.possible.get(), seen, "somebody else signed in, or a code worked twice");
            long recorded = wrong.getOrDefault(id, 0L);
            require(recorded >= seen.wrongSure.get(), seen, "a wrong code is not audited");
            require(recorded <= seen.wrongPossible.get(), seen, "a wrong code is audited that nobody typed");
            require(counted.getOrDefault(id, 0L) >= recorded, seen, "a wrong code was not counted");
        }
    }

    private void none(Connection connection, String what, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        query(connection, sql, row -> found.add(row.getString(1)));
        if (!found.isEmpty()) {
            broken.add(what + ": " + found);
        }
    }

    private static Map<Long, Long> counts(Connection connection, String sql) throws SQLException {
        Map<Long, Long> counts = new HashMap<>();
        query(connection, sql, row -> counts.put(row.getLong(1), row.getLong(2)));
        return counts;
    }

    private interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                action.accept(rows);
            }
        }
    }

    private void mails(Connection connection, long doublingFaults) throws SQLException {
        Map<Long, Integer> copies = scene.mails().copies();
        none(connection, "mails that nobody sends", FORGOTTEN);
        List<Long> lost = new ArrayList<>();
        query(connection, "select id from outbox_message where state = 'SENT'", row -> {
            if (!copies.containsKey(row.getLong(1))) {
                lost.add(row.getLong(1));
            }
        });
        if (!lost.isEmpty()) {
            broken.add("mails that count as sent and never came: " + lost);
        }
        long doubled = copies.values().stream().mapToLong(copy -> copy - 1).sum();
        Map<String, Long> states = new HashMap<>();
        query(
                connection,
                "select state, count(*) from outbox_message group by 1",
                row -> states.put(row.getString(1), row.getLong(2)));
        out.accept("mails: " + states + ", came twice: " + doubled);
        if (doubled > WORKERS * doublingFaults) {
            broken.add(doubled + " mails came twice, for " + doublingFaults + " faults");
        }
        if (states.containsKey("FAILED")) {
            broken.add("mails were given up: " + states);
        }
    }
}
