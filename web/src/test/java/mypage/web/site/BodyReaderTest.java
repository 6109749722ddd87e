package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C23")
class BodyReaderTest extends BodyReaderFixture {

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
}
