package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.TestContainer;
import mypage.platform.NodeStopping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which workers a node starts. */
@Tag("R8")
class OutboxDeliveryTest {

    private final List<Runnable> started = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();

    private final OutboxDelivery delivery = new TestContainer()
            .with(ManagedExecutorService.class, (ManagedExecutorService) Proxy.newProxyInstance(
                    ManagedExecutorService.class.getClassLoader(),
                    new Class<?>[] {ManagedExecutorService.class},
                    (executor, method, arguments) -> started.add((Runnable) arguments[0]) ? null : null))
            .with(Outbox.class, new Outbox() {
                @Override
                public Optional<OutboxMessage> claimNext() {
                    looked.add("any");
                    return Optional.empty();
                }

                @Override
                public Optional<OutboxMessage> claimNextOneTimePassword() {
                    looked.add("one-time password");
                    return Optional.empty();
                }
            })
            .get(OutboxDelivery.class);

    @Test
    void twoOfEightWorkersSendOneTimePasswordsOnly() {
        for (int i = 0; i < 10; i++) {
            delivery.onQueued(new Outbox.Queued());
        }
        started.forEach(Runnable::run);
        assertEquals(
                List.of("any", "any", "any", "any", "any", "any", "one-time password", "one-time password"), looked);
    }

    @Test
    void aWorkerThatEndedMakesRoomForAnother() {
        for (int i = 0; i < 8; i++) {
            delivery.onQueued(new Outbox.Queued());
        }
        started.remove(0).run();
        delivery.look();
        started.get(started.size() - 1).run();
        assertEquals(List.of("any", "any"), looked);
    }

    @Test
    @Timeout(10)
    @Tag("C27")
    void aStoppingNodeFinishesTheMailsAtHandAndClaimsNoMore() throws Exception {
        delivery.onQueued(new Outbox.Queued());
        Thread stop = Thread.startVirtualThread(() -> delivery.finish(new NodeStopping(Duration.ofMinutes(1))));
        assertFalse(stop.join(Duration.ofMillis(200)));

        started.get(0).run();
        stop.join();

        delivery.onQueued(new Outbox.Queued());
        delivery.look();
        assertEquals(1, started.size());
        assertEquals(List.of(), looked);
    }

    @Test
    @Timeout(10)
    @Tag("C27")
    void aStoppingNodeDoesNotWaitForAMailServerForEver() {
        delivery.onQueued(new Outbox.Queued());
        delivery.finish(new NodeStopping(Duration.ofMillis(1)));
        assertEquals(1, started.size());
    }
}
