package mypage.password;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a password attempt may run now, see {@link AttemptQueue} and {@link PasswordAdmission}. */
public sealed interface PlaceResult permits PlaceResult.Place, PlaceResult.Crowded, PlaceResult.Limited {

    /** It may run, and has to be closed afterwards. Closing it again does nothing. */
    final class Place implements PlaceResult, AutoCloseable {

        private final Runnable leave;
        private final AtomicBoolean closed = new AtomicBoolean();

        Place(Runnable leave) {
            this.leave = leave;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave.run();
            }
        }
    }

    /**
     * Too many run already. Nothing was counted or checked; another attempt is possible in a few seconds.
     *
     * @param byNetwork whether they come from the network of this one
     */
    record Crowded(boolean byNetwork) implements PlaceResult {}

    /**
     * A rate limit is exceeded, perhaps by others.
     *
     * @param until when the next attempt is accepted, unless others use it up
     */
    record Limited(Instant until) implements PlaceResult {}
}
