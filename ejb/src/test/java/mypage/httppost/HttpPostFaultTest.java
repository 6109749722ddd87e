package mypage.httppost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Posts to systems that refuse, redirect, hang or are away. */
@Tag("C27")
@Timeout(30)
class HttpPostFaultTest extends HttpPostFixture {

    @Test
    @Tag("C17")
    void followsNoRedirect() throws Exception {
        try (PostReceiver target = new PostReceiver()) {
            other.answering(exchange -> {
                exchange.getResponseHeaders().add("Location", target.address().toString());
                exchange.sendResponseHeaders(307, -1);
            });
            enqueue(other.address());
            timer.look();
            assertEquals(Optional.of("status 307"), error());
            assertEquals(0, target.posts.size());
        }
    }

    @Test
    void readsNothingOfAnAnswerWithoutAnEnd() {
        other.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[100_000];
            while (true) {
                exchange.getResponseBody().write(much);
            }
        });
        enqueue(other.address());
        timer.look();
        assertEquals(List.of("sent"), noted);
    }

    @Test
    void waitsOnlySoLongForASystemThatHangs() {
        CountDownLatch end = new CountDownLatch(1);
        container.get(HttpPostTransport.class).patience = Duration.ofMillis(100);
        other.answering(exchange -> end.await());
        enqueue(other.address());
        timer.look();
        end.countDown();
        assertTrue(error().orElseThrow().contains("timed out"), error()::get);
    }

    @Test
    void aDeadSystemDelaysNoOther() throws Exception {
        PostReceiver dead = new PostReceiver();
        dead.close();
        enqueue(dead.address());
        enqueue(dead.address());
        enqueue(other.address());
        timer.look();
        assertEquals(1, other.posts.size());
        assertEquals(2, waiting().waiting());
        assertTrue(error().orElseThrow().contains("ConnectException"), error()::get);
    }

    /** The second post to it is not tried at once. */
    @Test
    void leavesASystemAloneAfterAFailure() {
        other.answering(PostReceiver.status(500));
        enqueue(other.address());
        enqueue(other.address());
        timer.look();
        timer.look();
        assertEquals(1, other.posts.size());
        container.clock.pass(HttpPostTimer.QUIET);
        timer.look();
        assertEquals(2, other.posts.size());
    }

    @Test
    void aSlowSystemHasTwoWorkersAndDelaysNoOther() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (PostReceiver slow = new PostReceiver();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.answering(exchange -> {
                end.await();
                exchange.sendResponseHeaders(200, -1);
            });
            for (int i = 0; i < 5; i++) {
                enqueue(slow.address());
            }
            for (int i = 0; i < 5; i++) {
                threads.submit(timer::look);
            }
            assertTrue(slow.posts.poll(5, TimeUnit.SECONDS) != null && slow.posts.poll(5, TimeUnit.SECONDS) != null);
            enqueue(other.address());
            timer.look();
            assertEquals(1, other.posts.size());
            assertEquals(0, slow.posts.size());
            end.countDown();
        }
    }

    @Test
    @Tag("C23")
    void postsWithoutTlsToThisMachineOnly() {
        assertTrue(HttpPostTransport.isProtected(URI.create("https://app.example.jp/")));
        assertTrue(HttpPostTransport.isProtected(URI.create("http://localhost:8080/")));
        assertFalse(HttpPostTransport.isProtected(URI.create("http://app.example.jp/")));
        enqueue(URI.create("http://192.0.2.1/"));
        timer.look();
        assertEquals(Optional.of("its address is not https"), error());
    }
}
