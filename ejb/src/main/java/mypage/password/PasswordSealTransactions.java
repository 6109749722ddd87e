package mypage.password;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.platform.Row;

/** The transactions of sealing the passwords that are in the database. */
@Stateless
public class PasswordSealTransactions {

    /** How many rows are sealed at once: some tens of milliseconds of work. */
    static final int BATCH = 200;

    @Inject
    StoredPasswordRepository passwords;

    @Inject
    PasswordSeal seal;

    @Inject
    PasswordSettings settings;

    @Inject
    Clock clock;

    /**
     * What a batch came to.
     *
     * @param last the id of its last row
     * @param sealed how many of its rows are sealed with the first key now
     * @param lost how many could not be opened, and are left as they are
     */
    public record Batch(long last, int sealed, int lost) {}

    /** Whether passwords are sealed by now: see decision 26. */
    public boolean isTime() {
        return !clock.instant().isBefore(passwords.firstSeen().plus(settings.sealingWait()));
    }

    /**
     * Seals the next passwords that are stored as bare hashes or sealed with another key than the first one, all or none
     * of them. Skips rows that somebody else holds. May run on all nodes at once.
     *
     * @param after only rows with a higher id
     * @return empty when there is none left
     */
    public Optional<Batch> sealNext(PasswordTable table, long after) {
        List<Row> rows = passwords.others(table, seal.newest(), after, BATCH);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int sealed = (int) rows.stream().filter(row -> seal(table, row)).count();
        return Optional.of(new Batch(rows.get(rows.size() - 1).number(0), sealed, rows.size() - sealed));
    }

    private boolean seal(PasswordTable table, Row row) {
        String stored = row.text(1);
        Optional<String> hash = seal.open(stored);
        hash.ifPresent(known -> passwords.replace(table, row.number(0), stored, seal.seal(known)));
        return hash.isPresent();
    }
}
