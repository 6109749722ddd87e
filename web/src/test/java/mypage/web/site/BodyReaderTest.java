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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("C23")
@Timeout(30)
class BodyReaderTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Optional<String> NO_SITE = Optional.empty();

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

    private BodyReader reader(int places, int perNetwork, Duration patience, boolean givesWay) {
        return new BodyReader(new BodyReader.Limits(places, perNetwork, patience, 8192, givesWay), 10, deadlines);
    }

    @Test
    void aBodyThatArrivesIsRead() throws Exception {
        assertTrue(reader(1, 1, LONG, false).read("network", NO_SITE, 10, () -> {}));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void theDeadlineGrowsWithTheBody() {
        var limits = new BodyReader.Limits(1, 1, Duration.ofSeconds(10), 8192, false);
        assertEquals(Duration.ofSeconds(10), limits.deadline(300));
        assertEquals(Duration.ofSeconds(17), limits.deadline(60_000));
    }

    @Test
    void aBodyThatTricklesEndsAtItsDeadlineAndLeavesTheWorkerUninterrupted() throws Exception {
        BodyReader reader = reader(1, 1, Duration.ofMillis(500), false);

        assertFalse(reader.read("network", NO_SITE, 10, this::trickle));
        assertFalse(Thread.currentThread().isInterrupted());
        assertTrue(reader.read("network", NO_SITE, 10, () -> {}), "its place is free again");
    }

    @Test
    void theBodyThatHasWaitedLongestGivesWay() throws Exception {
        BodyReader reader = reader(2, 2, LONG, true);
        Future<Boolean> first = trickling(reader, "a");
        Future<Boolean> second = trickling(reader, "b");

        assertTrue(reader.read("c", NO_SITE, 10, () -> {}));
        assertFalse(first.get(10, TimeUnit.SECONDS));
        assertFalse(second.isDone());
    }

    @Test
    void anUploadDoesNotGiveWay() throws Exception {
        BodyReader reader = reader(2, 2, LONG, false);
        Future<Boolean> first = trickling(reader, "a");
        trickling(reader, "b");

        assertFalse(reader.read("c", NO_SITE, 10, () -> {}));
        assertFalse(first.isDone());
    }

    /** A form that comes in two packets has begun after all of these, and is behind none of them. */
    @Test
    void aBodyOfANetworkThatUsedLittleDoesNotGiveWayToThoseOfAFlood() throws Exception {
        BodyReader reader = reader(4, 2, LONG, true);
        List<String> flood = List.of("a", "b", "c", "d");
        for (String network : flood) {
            assertTrue(reader.read(network, NO_SITE, 10, () -> pause(100)));
        }
        for (String network : flood) {
            trickling(reader, network);
        }

        var rest = new CountDownLatch(1);
        Future<Boolean> person = begun(reader, "person", NO_SITE, () -> await(rest));
        for (String network : flood) {
            reader.read(network, NO_SITE, 10, () -> {});
        }
        rest.countDown();
        assertTrue(person.get(10, TimeUnit.SECONDS));
    }

    /** Thousands of bodies a second: each place is wanted by somebody else soon after it was taken. */
    @Test
    void aFloodOfBodiesThatBeginKeepsNobodyOut() throws Exception {
        BodyReader reader = reader(8, 2, LONG, true);
        var stopped = new AtomicBoolean();
        var begun = new AtomicInteger();
        for (int i = 0; i < 16; i++) {
            String network = "flood " + i;
            workers.submit(() -> {
                while (!stopped.get()) {
                    reader.read(network, NO_SITE, 10, () -> {
                        begun.incrementAndGet();
                        trickle();
                    });
                    Thread.sleep(5);
                }
                return null;
            });
        }
        awaitAtLeast(400, begun);
        for (int i = 0; i < 20; i++) {
            int before = begun.get();
            assertTrue(reader.read("person " + i, NO_SITE, 10, () -> awaitAtLeast(before + 20, begun)), "body " + i);
        }
        stopped.set(true);
    }

    /** An IPv6 site has 65,536 networks. */
    @Test
    void aSiteIsChargedForAllItsNetworks() throws Exception {
        BodyReader reader = reader(20, 2, LONG, true);
        Optional<String> site = Optional.of("site");
        List<Future<Boolean>> bodies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bodies.add(begun(reader, "earlier " + i, site, () -> pause(500)));
        }
        for (Future<Boolean> body : bodies) {
            assertTrue(body.get(10, TimeUnit.SECONDS));
        }
        for (int i = 0; i < 20; i++) {
            trickling(reader, "network " + i, site);
        }

        var rest = new CountDownLatch(1);
        Future<Boolean> person = begun(reader, "person", NO_SITE, () -> await(rest));
        for (int i = 0; i < 40; i++) {
            trickling(reader, "another " + i, site);
        }
        rest.countDown();
        assertTrue(person.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aNetworkHasFewPlaces() throws Exception {
        BodyReader reader = reader(10, 2, LONG, true);
        List<Future<Boolean>> trickling = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            trickling.add(trickling(reader, "a"));
        }

        assertFalse(reader.read("a", NO_SITE, 10, () -> {}));
        assertTrue(reader.read("b", NO_SITE, 10, () -> {}));
        assertFalse(trickling.get(0).isDone());
    }

    @Test
    void aFailureOfTheConnectionIsAFailure() {
        BodyReader reader = reader(1, 1, LONG, false);

        assertThrows(
                IOException.class,
                () -> reader.read("network", NO_SITE, 10, () -> {
                    throw new IOException("broken pipe");
                }));
    }

    /** One slow body waits longer than each of theirs, and for a small part of what these wait together. */
    @Test
    void allBodiesOfANetworkCountTogether() throws Exception {
        BodyReader reader = reader(17, 16, LONG, true);
        Future<Boolean> person = trickling(reader, "person");
        Thread.sleep(300);
        List<Future<Boolean>> flood = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            flood.add(trickling(reader, "flood"));
        }
        Thread.sleep(200);

        assertTrue(reader.read("another", NO_SITE, 10, () -> {}));

        assertFalse(flood.get(0).get(10, TimeUnit.SECONDS), "the oldest of theirs gives way");
        assertFalse(person.isDone());
    }

    /** As above, from many networks of one IPv6 site. */
    @Test
    void allBodiesOfASiteCountTogether() throws Exception {
        BodyReader reader = reader(41, 16, LONG, true);
        Future<Boolean> person = trickling(reader, "person");
        Thread.sleep(200);
        for (int i = 0; i < 40; i++) {
            trickling(reader, "network " + i, Optional.of("site"));
        }
        Thread.sleep(200);

        assertTrue(reader.read("another", NO_SITE, 10, () -> {}));

        assertFalse(person.isDone());
    }

    private Future<Boolean> trickling(BodyReader reader, String network) throws InterruptedException {
        return trickling(reader, network, NO_SITE);
    }

    private Future<Boolean> trickling(BodyReader reader, String network, Optional<String> site)
            throws InterruptedException {
        return begun(reader, network, site, this::trickle);
    }

    private Future<Boolean> begun(BodyReader reader, String network, Optional<String> site, BodyReader.Body body)
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
    private void trickle() throws IOException {
        await(never);
    }

    /** Until the rest of a body arrives. */
    private static void await(CountDownLatch rest) throws IOException {
        try {
            rest.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private static void awaitAtLeast(int number, AtomicInteger count) throws IOException {
        while (count.get() < number) {
            pause(1);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
