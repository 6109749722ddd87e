package mypage.password;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a password attempt may run now, see {@link AttemptQueue}. */
public sealed interface PlaceResult permits PlaceResult.Place, PlaceResult.Crowded {

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
}
