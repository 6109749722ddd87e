package mypage.admin.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is promised about imports of the accounts of another system, as simply as it can be said. */
final class LegacyImportModel {

    /** An account of the other system: which hash of its password it has, and whether it is locked there. */
    record Line(int hash, boolean locked) {}

    /** An account of ours. */
    static final class Ours {
        private Line from;
        private boolean isOwn;
        private boolean isLocked;

        private Ours(Line from) {
            this.from = from;
            this.isLocked = from != null && from.locked;
            this.isOwn = from == null;
        }

        @Override
        public String toString() {
            return (from == null ? "ours" : "imported")
                    + (isOwn ? " own password" : " hash " + from.hash)
                    + (isLocked ? " locked" : "");
        }
    }

    /** What the other system has, by address. */
    final Map<String, Line> source = new TreeMap<>();

    /** What we have open, by address, in the order in which it was opened. */
    final Map<String, Ours> ours = new LinkedHashMap<>();

    /** What the import that is not finished has still to do; null if none is. */
    private Map<String, Line> taking;

    private List<String> fresh;
    private int closing;

    /** Whether an import may start, and then has begun. */
    boolean start(int close, boolean isDryRun) {
        if (taking != null) {
            return false;
        }
        if (isDryRun) {
            return true;
        }
        if (close > 0 && missing(source).size() > close) {
            return false;
        }
        taking = new TreeMap<>(source);
        fresh = source.keySet().stream()
                .filter(address -> !ours.containsKey(address))
                .toList();
        closing = close;
        return true;
    }

    boolean isUnfinished() {
        return taking != null;
    }

    /** One without lines looks as if they were lost. */
    boolean isResumable() {
        return taking != null && !taking.isEmpty();
    }

    /** Takes over the lines, at whatever time that happens. */
    void takeOver() {
        taking.forEach((address, line) -> {
            Ours account = ours.get(address);
            if (account == null) {
                if (fresh.contains(address)) {
                    ours.put(address, new Ours(line));
                }
            } else if (!account.isOwn && !account.from.equals(line)) {
                ours.put(address, new Ours(line));
            }
        });
    }

    /** Closes accounts that the source no longer has, no more than was permitted. */
    void close() {
        missing(taking).stream().limit(closing).forEach(ours::remove);
        closing = 0;
    }

    void finish() {
        taking = null;
    }

    /** In the order in which they came. */
    private List<String> missing(Map<String, Line> lines) {
        List<String> missing = new ArrayList<>();
        ours.forEach((address, account) -> {
            if (!account.isOwn && !lines.containsKey(address)) {
                missing.add(address);
            }
        });
        return missing;
    }

    /** Of the owner, with the right password: the hash is then one of ours. */
    boolean signIn(String address) {
        Ours account = ours.get(address);
        boolean may = account != null && !account.isLocked;
        if (may) {
            account.isOwn = true;
        }
        return may;
    }

    /** Somebody opens an account here. */
    void register(String address) {
        ours.putIfAbsent(address, new Ours(null));
    }
}
