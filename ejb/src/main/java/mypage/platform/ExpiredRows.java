package mypage.platform;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** Deletes {@link ExpiringRows}. */
@Stateless
public class ExpiredRows {

    /** How many rows of a table are deleted at once: a few milliseconds of work for the database. */
    public static final int BATCH = 1000;

    @PersistenceContext
    EntityManager entities;

    /**
     * Deletes at most {@link #BATCH} rows, in a transaction of its own when the caller has none. Never waits for a lock
     * and may run on all nodes at once.
     *
     * @return how many rows it deleted
     */
    public int deleteBatch(ExpiringRows rows, Instant now) {
        return NativeStatement.of("delete from %s where ctid = any(array(%s))".formatted(rows.table(), rows.select()))
                .in(entities)
                .set("time", now.minus(rows.retention()))
                .set("most", BATCH)
                .update();
    }
}
