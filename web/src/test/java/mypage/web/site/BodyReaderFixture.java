package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Bodies that arrive slowly or never, each read by a thread of its own. */
@Timeout(30)
abstract class BodyReaderFixture {

    static final Duration LONG = Duration.ofMinutes(1);
    static final Optional<String> NO_SITE = Optional.empty();

    final Deadlines deadlines = new Deadlines();
    final ExecutorService workers = Executors.newCachedThreadPool();
    final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void start() {
        deadlines.start();
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        deadlines.stop();
    }

    final BodyReader reader(int places, int perNetwork, Duration patience, boolean givesWay) {
        return new BodyReader(new BodyReader.Limits(places, perNetwork, patience, 8192, givesWay), 10, deadlines);
    }

    final Future<Boolean> trickling(BodyReader reader, String network) throws InterruptedException {
        return trickling(reader, network, NO_SITE);
    }

    final Future<Boolean> trickling(BodyReader reader, String network, Optional<String> site)
            throws InterruptedException {
        return begun(reader, network, site, this::trickle);
    }

    final Future<Boolean> begun(BodyReader reader, String network, Optional<String> site, BodyReader.Body body)
            throws InterruptedException {
        var started = new CountDownLatch(1);
        Future<Boolean> read = workers.submit(() -> reader.read(network, site, 10, () -> {
            started.countDown();
            body.read();
        }));
        assertTrue(started.await(10, TimeUnit.SECONDS));
        return read;
    }

    /** As the server does while a body does not arrive. */
    final void trickle() throws IOException {
        await(never);
    }

    /** Until the rest of a body arrives. */
    static void await(CountDownLatch rest) throws IOException {
        try {
            rest.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    static void awaitAtLeast(int number, AtomicInteger count) throws IOException {
        while (count.get() < number) {
            pause(1);
        }
    }

    static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
