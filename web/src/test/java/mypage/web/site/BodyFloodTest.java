package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many bodies at once that arrive slowly or never: they keep out nobody else. */
@Tag("C23")
class BodyFloodTest extends BodyReaderFixture {

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
}
