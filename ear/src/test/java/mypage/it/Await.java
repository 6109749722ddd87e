package mypage.it;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Polls until a condition holds or 30 seconds have passed. */
public final class Await {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        value(
                what,
                () -> Optional.of(true).filter(found -> {
                    try {
                        return condition.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    public static <T> T value(String what, Callable<Optional<T>> source) throws Exception {
        Instant deadline = Instant.now().plus(TIMEOUT);
        for (Optional<T> found = source.call(); ; found = source.call()) {
            if (found.isPresent()) {
                return found.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + TIMEOUT.toSeconds() + " s: " + what);
            }
            Thread.sleep(20);
        }
    }
}
