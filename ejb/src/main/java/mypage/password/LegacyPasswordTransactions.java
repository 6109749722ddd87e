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
    List<LegacyFunction> functionsInUse() {
        return passwords.functions().stream()
                .flatMap(name -> LegacyFunction.named(name).stream())
                .toList();
    }

    /** Forgets functions that no password needs any more. Returns how many. */
    public int forgetUnused() {
        return passwords.forgetUnusedFunctions(tables.stream());
    }

    /**
     * Wraps the next weak hashes, unless another node is doing so. A password that is changed meanwhile stays as it was
     * changed.
     *
     * @param most at most this many, each of which takes a hash of ours
     * @return how many were wrapped
     */
    public int wrapNext(PasswordTable table, int most) {
        if (!passwords.holdWrapping()) {
            return 0;
        }
        return (int) passwords.weak(table, most).stream()
                .filter(row -> wrap(table, row))
                .count();
    }

    private boolean wrap(PasswordTable table, Row row) {
        String stored = row.text(1);
        return hasher.wrap(stored)
                .filter(wrapped -> passwords.replace(table, row.number(0), stored, wrapped))
                .isPresent();
    }
}
