package mypage.chaos;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, and is to be closed even if what comes next does not start. */
final class Started implements AutoCloseable {

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        all.push(one);
        return one;
    }

    /** The last one first; each, even if another one fails to close. */
    @Override
    public void close() throws Exception {
        if (!all.isEmpty()) {
            try (Started rest = this) {
                rest.all.pop().close();
            }
        }
    }
}
