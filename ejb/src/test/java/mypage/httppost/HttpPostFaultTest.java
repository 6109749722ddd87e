package mypage.httppost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void leavesASystemAloneThatIsAwayOrBusy(int status) {
        other.answering(PostReceiver.status(status));
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
    void onePostThatIsRefusedDelaysNoOther() {
        other.answering(PostReceiver.status(400));
        enqueue(other.address());
        enqueue(other.address());
        timer.look();
        assertEquals(2, other.posts.size());
    }

    @Test
    void aPostThatCannotBeMadeOrSentFailsAndDelaysNoOther() {
        for (String payload : List.of("no address", "https://127.0.0.1:84430/", "mailto:a", "")) {
            outbox.enqueue("TEST", other.address(), payload);
        }
        timer.look();
        assertEquals(3, waiting().waiting());
        assertEquals(
                3L,
                container.inTransaction(() -> container
                        .entities()
                        .createNativeQuery("select count(*) from http_post where last_error is not null")
                        .getSingleResult()));
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
            assertNotNull(other.posts.poll(5, TimeUnit.SECONDS));
            assertEquals(0, slow.posts.size());
            end.countDown();
        }
    }

    private static boolean isProtected(String address, URI publicUrl) {
        return HttpPostTransport.isProtected(URI.create(address), publicUrl);
    }

    @Test
    @Tag("C23")
    void postsWithoutTlsToThisMachineOnly() {
        URI demo = URI.create("http://localhost:8080");
        URI site = URI.create("https://mypage.example.jp");
        assertTrue(isProtected("https://app.example.jp/", site));
        assertTrue(isProtected("http://localhost:8081/", demo));
        assertTrue(isProtected("http://[::1]/", demo));
        assertFalse(isProtected("http://localhost:8081/", site));
        assertFalse(isProtected("http://app.example.jp/", demo));
        enqueue(URI.create("http://192.0.2.1/"));
        timer.look();
        assertEquals(Optional.of("its address is not https"), error());
    }
}
