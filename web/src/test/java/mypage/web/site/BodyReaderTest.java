package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("C23")
@Timeout(30)
class BodyReaderTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Deadlines deadlines = new Deadlines();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void start() {
        deadlines.start();
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        deadlines.stop();
    }

    private BodyReader reader(int places, int perNetwork, Duration patience, Duration sure) {
        return new BodyReader(new BodyReader.Limits(places, perNetwork, patience, 8192, sure), deadlines);
    }

    @Test
    void aBodyThatArrivesIsRead() throws Exception {
        assertTrue(reader(1, 1, LONG, LONG).read("network", 10, () -> {}));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void theDeadlineGrowsWithTheBody() {
        var limits = new BodyReader.Limits(1, 1, Duration.ofSeconds(10), 8192, LONG);
        assertEquals(Duration.ofSeconds(10), limits.deadline(300));
        assertEquals(Duration.ofSeconds(17), limits.deadline(60_000));
    }

    @Test
    void aBodyThatTricklesEndsAtItsDeadlineAndLeavesTheWorkerUninterrupted() throws Exception {
        BodyReader reader = reader(1, 1, Duration.ofMillis(100), LONG);

        assertFalse(reader.read("network", 10, this::trickle));
        assertFalse(Thread.currentThread().isInterrupted());
        assertTrue(reader.read("network", 10, () -> {}), "its place is free again");
    }

    @Test
    void theBodyThatHasWaitedLongestGivesWay() throws Exception {
        BodyReader reader = reader(2, 2, LONG, Duration.ZERO);
        Future<Boolean> first = trickling(reader, "a");
        Future<Boolean> second = trickling(reader, "b");

        assertTrue(reader.read("c", 10, () -> {}));
        assertFalse(first.get(10, TimeUnit.SECONDS));
        assertFalse(second.isDone());
    }

    @Test
    void aBodyThatHasJustBegunDoesNotGiveWay() throws Exception {
        BodyReader reader = reader(2, 2, LONG, LONG);
        Future<Boolean> first = trickling(reader, "a");
        trickling(reader, "b");

        assertFalse(reader.read("c", 10, () -> {}));
        assertFalse(first.isDone());
    }

    @Test
    void aNetworkHasFewPlaces() throws Exception {
        BodyReader reader = reader(10, 2, LONG, Duration.ZERO);
        List<Future<Boolean>> trickling = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            trickling.add(trickling(reader, "a"));
        }

        assertFalse(reader.read("a", 10, () -> {}));
        assertTrue(reader.read("b", 10, () -> {}));
        assertFalse(trickling.get(0).isDone());
    }

    @Test
    void aFailureOfTheConnectionIsAFailure() {
        BodyReader reader = reader(1, 1, LONG, LONG);

        assertThrows(
                IOException.class,
                () -> reader.read("network", 10, () -> {
                    throw new IOException("broken pipe");
                }));
    }

    private Future<Boolean> trickling(BodyReader reader, String network) throws InterruptedException {
        var started = new CountDownLatch(1);
        Future<Boolean> read = workers.submit(() -> reader.read(network, 10, () -> {
            started.countDown();
            trickle();
        }));
        assertTrue(started.await(10, TimeUnit.SECONDS));
        return read;
    }

    /** As the server does while a body does not arrive. */
    private void trickle() throws IOException {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
