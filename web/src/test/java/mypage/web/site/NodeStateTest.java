package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class NodeStateTest {

    private final NodeState node = new NodeState();

    @Test
    void aStoppingNodeFinishesTheRequestsAtHand() throws Exception {
        node.enter();
        node.enter();
        node.leave();
        assertFalse(node.isStopping());
        Thread stop = Thread.startVirtualThread(() -> drain(Duration.ofMinutes(1)));

        assertFalse(stop.join(Duration.ofMillis(300)));
        assertTrue(node.isStopping());
        node.leave();
        stop.join();
    }

    @Test
    void aRequestThatDoesNotEndIsGivenUp() {
        node.enter();
        drain(Duration.ofMillis(1));
        assertTrue(node.isStopping());
    }

    private void drain(Duration patience) {
        try {
            node.drain(Duration.ofMillis(1), patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
