package mypage.password;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import mypage.platform.Row;

/** The transactions of {@link LegacyPasswordTimer}. */
@Stateless
public class LegacyPasswordTransactions {

    @Inject
    StoredPasswordRepository passwords;

    @Inject
    PasswordHasher hasher;

    @Inject
    Instance<PasswordTable> tables;

    /** The functions that passwords of other systems need. */
    public List<LegacyFunction> functionsInUse() {
        return passwords.functions().stream()
                .flatMap(name -> LegacyFunction.named(name).stream())
                .toList();
    }

    /** Forgets functions that no password needs any more, unless an import may just bring one. Returns how many. */
    public int forgetUnused() {
        return !passwords.holdImports() ? 0 : passwords.forgetUnusedFunctions(tables.stream());
    }

    /**
     * Wraps the next weak hashes, unless another node is doing so. A password that is changed meanwhile stays as it was
     * changed.
     *
     * @param after the last row of the previous call; 0 for the first one
     * @param most at most this many, each of which takes a hash of ours
     * @return the last row that was looked at; 0 after the last one of the table
     */
    public long wrapNext(PasswordTable table, long after, int most) {
        if (!passwords.holdWrapping()) {
            return 0;
        }
        List<Row> weak = passwords.weak(table, after, most);
        weak.forEach(row -> wrap(table, row));
        return weak.isEmpty() ? 0 : weak.get(weak.size() - 1).number(0);
    }

    /** One whose key is gone stays, and keeps no other one waiting. */
    private void wrap(PasswordTable table, Row row) {
        String stored = row.text(1);
        hasher.wrap(stored).ifPresent(wrapped -> passwords.replace(table, row.number(0), stored, wrapped));
    }
}
