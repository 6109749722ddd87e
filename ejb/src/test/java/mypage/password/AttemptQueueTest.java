package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
                longestWait);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "4, 3", "8, 6"})
    void aQuarterOfTheHashesAndAtLeastOneOfTwoIsNeverTheirs(int concurrency, int theirs) {
        AttemptQueue queue = queue(concurrency, 0, 100, LONG);
        for (int i = 0; i < theirs; i++) {
            assertInstanceOf(Place.class, queue.enterUnknown("network " + i));
        }

        assertEquals(new Crowded(false), queue.enterUnknown("another"));
        assertInstanceOf(Place.class, queue.enterKnown("known"));
    }

    @Test
    void fewWaitAndTheRestIsRefusedAtOnceWhileAKnownDevicePasses() throws Exception {
        AttemptQueue queue = queue(2, 2, 1, LONG);
        Place running = assertInstanceOf(Place.class, queue.enterUnknown("0"));
        Future<PlaceResult> first = threads.submit(() -> queue.enterUnknown("1"));
        awaitRefusal(queue, "1", new Crowded(true));
        Future<PlaceResult> second = threads.submit(() -> queue.enterUnknown("2"));
        awaitRefusal(queue, "2", new Crowded(true));

        for (int i = 0; i < 200; i++) {
            assertEquals(new Crowded(false), queue.enterUnknown("flood " + i));
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

    @Test
    void aNetworkHasFewPlacesAndGetsThemBack() {
        AttemptQueue queue = queue(16, 0, 3, LONG);
        Place one = assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64"));
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64"));
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64"));

        assertEquals(new Crowded(true), queue.enterUnknown("2001:db8::/64"));
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8:1::/64"));
        one.close();
        one.close();
        assertInstanceOf(Place.class, queue.enterUnknown("2001:db8::/64"));
        assertEquals(new Crowded(true), queue.enterUnknown("2001:db8::/64"));
    }

    @Test
    void whoeverWaitsTooLongIsRefusedAndLeavesNothingBehind() {
        AttemptQueue queue = queue(2, 1, 1, Duration.ofMillis(1));
        Place running = assertInstanceOf(Place.class, queue.enterUnknown("0"));

        assertEquals(new Crowded(false), queue.enterUnknown("1"));
        running.close();
        assertInstanceOf(Place.class, queue.enterUnknown("1"));
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
        assertEquals(refusal, queue.enterUnknown(network));
        assertTrue(refusal.byNetwork());
    }
}
