package mypage.platform;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Deletes rows that are over and of no more use to anybody. */
@Stateless
public class ExpiredRows {

    /** How many rows of a kind go at once: some milliseconds of work for the database. */
    public static final int BATCH = 1000;

    /** So long a page that was left open can still say why what it began is over. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** Of what the dashboard shows: a year and a month to compare. */
    private static final Duration FIGURES = Duration.ofDays(400);

    /** What expires, where it is kept, and the column that tells since when it is over. */
    public enum Kind {
        TRUST_TOKEN("trust_token", "", "expires_at"),
        USER_SESSION("user_session", "", "expires_at"),
        SIGN_IN_ATTEMPT("sign_in_attempt", "", "expires_at"),
        /** One that counts wrong codes stays, or a day's rest would be worth another hundred guesses. */
        OTP_CHALLENGE("otp_challenge", "failures = 0 and", "expires_at"),
        OWNER_LINK("owner_link", "", "expires_at"),
        OUTBOX_MESSAGE("outbox_message", "", "finished_at"),
        THROTTLE("throttle", "", "full_at"),
        KNOWN_BROWSER("known_browser", "", "expires_at"),
        SIGN_IN_PASS("sign_in_pass", "", "expires_at"),
        ADDRESS_CHANGE("address_change", "", "expires_at"),
        STAFF_SESSION("staff_session", "", "expires_at"),
        STAFF_LINK("staff_link", "", "expires_at"),
        FIGURE_HOUR("figure_hour", "", "hour"),
        MAIL_DELAY("mail_delay", "", "starts_at"),
        /** With all that hangs on it; an audit event keeps its number, which then leads to nobody. */
        ACCOUNT("account", "", "closed_at"),
        /** The import itself stays, which says no more than counts. */
        IMPORT_ROW("""
                delete from import_row where ctid = any(array(
                    select r.ctid from account_import i join import_row r on r.import_id = i.id
                    where i.resting_at <= ?1 limit ?2 for update of r skip locked))""");

        private final String delete;

        Kind(String delete) {
            this.delete = delete;
        }

        Kind(String table, String condition, String end) {
            // Rows that another node is deleting, or a sign-in is using, are left to it.
            delete = """
                    delete from %1$s where ctid = any(array(
                        select ctid from %1$s where %2$s %3$s <= ?1 order by %3$s limit ?2 for update skip locked))""".formatted(table, condition, end);
        }
    }

    @PersistenceContext
    EntityManager entities;

    @Inject
    Settings settings;

    /**
     * Deletes at most {@link #BATCH} rows, in a transaction of its own when the caller has none. Never waits for a lock
     * and may run on all nodes at once.
     *
     * @return how many rows it deleted
     */
    public int deleteBatch(Kind kind, Instant now) {
        return entities.createNativeQuery(kind.delete)
                .setParameter(1, Timestamp.from(now.minus(keptFor(kind))))
                .setParameter(2, BATCH)
                .executeUpdate();
    }

    private Duration keptFor(Kind kind) {
        return switch (kind) {
            case TRUST_TOKEN,
                    USER_SESSION,
                    OWNER_LINK,
                    THROTTLE,
                    KNOWN_BROWSER,
                    SIGN_IN_PASS,
                    STAFF_SESSION,
                    STAFF_LINK -> Duration.ZERO;
            case SIGN_IN_ATTEMPT, OTP_CHALLENGE, ADDRESS_CHANGE -> REMEMBERED;
            case FIGURE_HOUR, MAIL_DELAY -> FIGURES;
            case OUTBOX_MESSAGE -> settings.mailRetention();
            case ACCOUNT -> settings.accountRetention();
            case IMPORT_ROW -> settings.imports().retention();
        };
    }
}
