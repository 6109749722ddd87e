package mypage.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mypage.ratelimit.FairTurns.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network that asks for much keeps nobody waiting who asks for little. */
@Tag("C23")
@Timeout(30)
class FairTurnsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Optional<String> NO_SITE = Optional.empty();

    private final AtomicLong now = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    private FairTurns turns(int turns, int waiting) {
        return new FairTurns(new FairTurns.Limits(turns, waiting, LONG, LONG, 10), now::get);
    }

    private void work(FairTurns turns, String network, Optional<String> site) {
        try (Turn turn = turns.enter(network, site).orElseThrow()) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void asManyWorkAtOnceAsThereAreTurnsAndTheNextOneWaits() throws Exception {
        FairTurns turns = turns(2, 10);
        Turn first = enter(turns, "a");
        enter(turns, "a");
        Future<?> third = comes(turns, "a");
        assertEquals(List.of(), order);

        first.close();
        third.get();
        assertEquals(List.of("a"), order);
    }

    @Test
    void whoComesLastFromAQuietNetworkGoesBeforeAllOfAFlood() throws Exception {
        FairTurns turns = turns(1, 100);
        Turn working = enter(turns, "flood");
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(comes(turns, "flood"));
        }
        all.add(comes(turns, "quiet"));

        working.close();
        for (Future<?> one : all) {
            one.get();
        }
        assertEquals(21, order.size());
        assertEquals("quiet", order.get(0));
    }

    @Test
    void ofManyFloodingNetworksNoneGoesBeforeAQuietOne() throws Exception {
        FairTurns turns = turns(1, 100);
        for (int i = 0; i < 50; i++) {
            work(turns, "flood " + i, NO_SITE);
        }
        Turn working = enter(turns, "flood 0");
        List<Future<?>> all = new ArrayList<>();
        for (int i = 1; i < 50; i++) {
            all.add(comes(turns, "flood " + i));
        }
        all.add(comes(turns, "quiet"));

        working.close();
        for (Future<?> one : all) {
            one.get();
        }
        assertEquals("quiet", order.get(0));
    }

    @Test
    void aSiteWithManyNetworksFallsBehindAsAWhole() throws Exception {
        FairTurns turns = turns(1, 100);
        Optional<String> site = Optional.of("2001:db8:1::/48");
        for (int i = 0; i < 50; i++) {
            work(turns, "2001:db8:1:" + i + "::/64", site);
        }
        Turn working = enter(turns, "x");
        enterLater(turns, "fresh", site);
        Future<?> quiet = comes(turns, "quiet");

        working.close();
        quiet.get();
        assertEquals("quiet", order.get(0));
    }

    @Test
    void whenTooManyWaitOneOfTheFloodIsRefused() throws Exception {
        FairTurns turns = turns(1, 3);
        Turn working = enter(turns, "flood");
        List<Future<Boolean>> flood = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            flood.add(comes(turns, "flood"));
        }
        Future<Boolean> quiet = comes(turns, "quiet");
        assertFalse(flood.get(2).get(), "the one that came last");

        working.close();
        assertTrue(quiet.get());
        assertTrue(flood.get(0).get());
        assertTrue(flood.get(1).get());
    }

    @Test
    void nobodyWaitsForLong() {
        FairTurns turns = new FairTurns(new FairTurns.Limits(1, 3, Duration.ofMillis(50), LONG, 10));
        enter(turns, "a");
        assertTrue(turns.enter("b", NO_SITE).isEmpty());
    }

    @Test
    void aTurnThatTakesTooLongIsGivenToAnother() {
        FairTurns turns =
                new FairTurns(new FairTurns.Limits(1, 0, Duration.ofSeconds(1), Duration.ofMillis(50), 10), now::get);
        Turn slow = enter(turns, "slow");
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
        assertTrue(turns.enter("next", NO_SITE).isEmpty(), "it has not begun to wait for anything");
        slow.mayWait();
        now.addAndGet(-TimeUnit.MILLISECONDS.toNanos(1));
        assertTrue(turns.enter("next", NO_SITE).isEmpty());
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        Turn next = enter(turns, "next");

        slow.close();
        assertTrue(turns.enter("another", NO_SITE).isEmpty(), "the turn of the slow one was given away before");
        next.close();
        next.close();
        enter(turns, "another");
        assertTrue(turns.enter("more", NO_SITE).isEmpty(), "closing twice gives one turn");
    }

    /** Nobody else comes, so those who wait must look for themselves. */
    @Test
    void ofThoseWhoWaitEachGetsTheTurnOfOneWhoWaitsForSomethingElse() throws Exception {
        FairTurns turns = new FairTurns(new FairTurns.Limits(1, 5, LONG, Duration.ofMillis(50), 10));
        Turn working = enter(turns, "a");
        CountDownLatch entered = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(() -> {
                enter(turns, "a").mayWait();
                entered.countDown();
            });
            threads.add(thread);
            thread.start();
        }
        working.mayWait();
        // Without a look of their own, it takes a second for each.
        assertTrue(entered.await(3, TimeUnit.SECONDS));
    }

    @Test
    void whatANetworkUsedIsForgotten() throws Exception {
        FairTurns turns = turns(1, 10);
        for (int i = 0; i < 50; i++) {
            work(turns, "earlier", NO_SITE);
        }
        now.addAndGet(TimeUnit.MINUTES.toNanos(10));
        Turn working = enter(turns, "now");
        Future<?> other = comes(turns, "now");
        Future<?> earlier = comes(turns, "earlier");

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(20));
        working.close();
        other.get();
        earlier.get();
        assertEquals(List.of("earlier", "now"), order);
    }

    private static Turn enter(FairTurns turns, String network) {
        return turns.enter(network, NO_SITE).orElseThrow();
    }

    /** Comes on a thread of its own, and is known to wait or to be refused when this returns. */
    private Future<Boolean> comes(FairTurns turns, String network) throws InterruptedException {
        return enterLater(turns, network, NO_SITE);
    }

    private Future<Boolean> enterLater(FairTurns turns, String network, Optional<String> site)
            throws InterruptedException {
        FutureTask<Boolean> entered = new FutureTask<>(() -> {
            Optional<Turn> turn = turns.enter(network, site);
            turn.ifPresent(granted -> {
                order.add(network);
                granted.close();
            });
            return turn.isPresent();
        });
        Thread thread = new Thread(entered);
        threads.add(thread);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !entered.isDone()) {
            Thread.sleep(1);
        }
        return entered;
    }
}
