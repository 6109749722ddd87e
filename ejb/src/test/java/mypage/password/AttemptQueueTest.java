package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mypage.password.PlaceResult.Crowded;
import mypage.password.PlaceResult.Place;
import mypage.platform.DefaultSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unknown devices, however many, never keep known ones waiting. */
@Tag("C1")
@Timeout(30)
class AttemptQueueTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Optional<String> NO_SITE = Optional.empty();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static AttemptQueue queue(int concurrency, int waiting, int ofNetwork, Duration longestWait) {
        return new AttemptQueue(
                DefaultSettings.reader(
                                "mypage.password.concurrency=" + concurrency,
                                "mypage.password.unknown.waiting=" + waiting,
                                "mypage.password.unknown.network=" + ofNetwork)
                        .read(PasswordSettings.class),
                longestWait,
                10);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "4, 3", "8, 6"})
    void aQuarterOfTheHashesAndAtLeastOneOfTwoIsNeverTheirs(int concurrency, int theirs) {
        AttemptQueue queue = queue(concurrency, 0, 100, LONG);
        for (int i = 0; i < theirs; i++) {
            assertInstanceOf(Place.class, queue.enterUnknown("network " + i, NO_SITE));
        }

        assertEquals(new Crowded(false), queue.enterUnknown("another", NO_SITE));
        assertInstanceOf(Place.class, queue.enterKnown("known"));
    }

    @Test
    void fewWaitAndTheRestIsRefusedAtOnceWhileAKnownDevicePasses() throws Exception {
        AttemptQueue queue = queue(2, 2, 1, LONG);
        Place running = assertInstanceOf(Place.class, queue.enterUnknown("0", NO_SITE));
        Future<PlaceResult> first = threads.submit(() -> queue.enterUnknown("1", NO_SITE));
        awaitRefusal(queue, "1", new Crowded(true));
        Future<PlaceResult> second = threads.submit(() -> queue.enterUnknown("2", NO_SITE));
        awaitRefusal(queue, "2", new Crowded(true));

        for (int i = 0; i < 200; i++) {
            assertEquals(new Crowded(false), queue.enterUnknown("flood " + i, NO_SITE));
            assertInstanceOf(Place.class, queue.enterKnown("known " + i)).close();
        }
        assertFalse(first.isDone());
        assertFalse(second.isDone());

        running.close();
        Place next = assertInstanceOf(Place.class, first.get(10, TimeUnit.SECONDS));
        assertFalse(second.isDone());
        next.close();
        assertInstanceOf(Place.class, second.get(10, TimeUnit.SECONDS));
    }

    /** An owner at a new device, while strangers of many networks guess without pause. */
    @Test
    void anAttemptFromAQuietNetworkGoesBeforeThoseThatWait() throws Exception {
        AttemptQueue queue = queue(2, 100, 8, LONG);
        for (int i = 0; i < 20; i++) {
            try (Place guess = assertInstanceOf(Place.class, queue.enterUnknown("stranger " + i, NO_SITE))) {
                Thread.sleep(5);
            }
        }
        Place running = assertInstanceOf(Place.class, queue.enterUnknown("stranger 0", NO_SITE));
        List<Future<PlaceResult>> strangers = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            String network = "stranger " + i;
            strangers.add(threads.submit(() -> queue.enterUnknown(network, NO_SITE)));
        }
        Thread.sleep(200);
        Future<PlaceResult> owner = threads.submit(() -> queue.enterUnknown("owner", NO_SITE));
        Thread.sleep(200);

        running.close();
        assertInstanceOf(Place.class, owner.get(10, TimeUnit.SECONDS));
        assertTrue(strangers.stream().noneMatch(Future::isDone));
    }

    @Test
    void manyTurnsDoNotMakeAllWorkersWait() throws Exception {
        AttemptQueue queue = queue(64, 100, 100, LONG);
        for (int i = 0; i < 48; i++) {
            assertInstanceOf(Place.class, queue.enterUnknown("running " + i, NO_SITE));
        }
        List<Future<PlaceResult>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String network = "more " + i;
            all.add(threads.submit(() -> queue.enterUnknown(network, NO_SITE)));
        }
        while (all.stream().filter(Future::isDone).count() < 4) {
            Thread.sleep(10);
        }
        Thread.sleep(100);
        assertEquals(4, all.stream().filter(Future::isDone).count(), "refused");
    }

    @Test
    void aNetworkHasFewPlacesAndGetsThemBack() {
        AttemptQueue queue = queue(16, 0, 3, LONG);
        Place one = assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64", NO_SITE));
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64", NO_SITE));
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64", NO_SITE));

        assertEquals(new Crowded(true), queue.enterUnknown("2001:db8::/64", NO_SITE));
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8:1::/64", NO_SITE));
        one.close();
        one.close();
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64", NO_SITE));
        assertEquals(new Crowded(true), queue.enterUnknown("2001:db8::/64", NO_SITE));
    }

    @Test
    void whoeverWaitsTooLongIsRefusedAndLeavesNothingBehind() {
        AttemptQueue queue = queue(2, 1, 1, Duration.ofMillis(1));
        Place running = assertInstanceOf(Place.class, queue.enterUnknown("0", NO_SITE));

        assertEquals(new Crowded(false), queue.enterUnknown("1", NO_SITE));
        running.close();
        assertInstanceOf(Place.class, queue.enterUnknown("1", NO_SITE));
    }

    @Test
    void oneKnownDeviceCannotFillTheNodeEither() {
        AttemptQueue queue = queue(2, 0, 1, LONG);
        for (int i = 0; i < 4; i++) {
            assertInstanceOf(Place.class, queue.enterKnown("busy"));
        }

        assertEquals(new Crowded(false), queue.enterKnown("busy"));
        assertInstanceOf(Place.class, queue.enterKnown("another"));
    }

    /** Somebody of this network waits as soon as a second one is refused for the network. */
    private static void awaitRefusal(AttemptQueue queue, String network, Crowded refusal) throws Exception {
        // The thread that enters for this network has a head start; entering in its place would wait for a turn.
        Thread.sleep(200);
        assertEquals(refusal, queue.enterUnknown(network, NO_SITE));
        assertTrue(refusal.byNetwork());
    }
}
