package mypage.httppost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mypage.platform.MetricText;
import mypage.platform.NodeStopping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Posts are sent until they are accepted, and no longer than is worth while. */
@Tag("C27")
@Timeout(30)
class HttpPostTest extends HttpPostFixture {

    @Test
    void sendsAPostOnceAndForgetsIt() {
        enqueue(other.address());
        timer.look();
        lookLater();
        assertEquals(List.of(other.address().toString()), List.copyOf(other.posts));
        assertEquals("text/plain", other.headers.remove().getFirst("Content-Type"));
        assertEquals(List.of("sent"), noted);
        assertEquals(List.of(), outbox.waiting());
    }

    @Test
    void sendsNothingOfATransactionThatIsRolledBack() {
        try {
            container.inTransaction(() -> {
                enqueue(other.address());
                throw new IllegalStateException();
            });
        } catch (IllegalStateException e) {
            timer.look();
        }
        assertEquals(0, other.posts.size());
    }

    @Test
    void triesAgainAfterPausesUntilItIsAccepted() {
        other.answering(PostReceiver.status(503));
        enqueue(other.address());
        timer.look();
        assertEquals(Optional.of("status 503"), error());
        container.clock.pass(HttpPostTransactions.FIRST_PAUSE.minusMillis(1));
        timer.look();
        assertEquals(1, other.posts.size());
        container.clock.pass(Duration.ofMillis(1));
        other.answering(PostReceiver.status(204));
        timer.look();
        assertEquals(2, other.posts.size());
        assertEquals(List.of("sent"), noted);
    }

    @Test
    void pausesGrowUpToAnHour() {
        assertEquals(
                List.of(10L, 30L, 90L, 270L, 810L, 2430L, 3600L, 3600L),
                Stream.iterate(1, tries -> tries + 1)
                        .limit(8)
                        .map(tries -> HttpPostTransactions.pause(tries).toSeconds())
                        .toList());
    }

    @Test
    void givesUpAfterTwelveTries() {
        other.answering(PostReceiver.status(400));
        enqueue(other.address());
        for (int i = 1; i < HttpPostTransactions.MOST_TRIES; i++) {
            lookLater();
        }
        assertEquals(1, waiting().waiting());
        assertEquals(List.of(), noted);
        lookLater();
        lookLater();
        assertEquals(HttpPostTransactions.MOST_TRIES, other.posts.size());
        assertEquals(0, waiting().waiting());
        assertEquals(1, waiting().givenUp());
        assertEquals(List.of("given up"), noted);
        var text = new MetricText();
        container.get(HttpPostMetrics.class).writeTo(text);
        assertTrue(text.toString().contains("\nmypage_http_posts_given_up 1\n"), text::toString);
        assertTrue(text.toString().contains("\nmypage_http_post_tries_total{result=\"failed\"} 11\n"), text::toString);
    }

    @Test
    void oneWorkerClaimsAPostAndAnotherOnlyWhenItsNodeHasEnded() {
        enqueue(other.address());
        String host = other.address().getRawAuthority();
        HttpPost killed = transactions.claim(host).orElseThrow();
        assertEquals(Optional.empty(), transactions.claim(host));
        assertEquals(List.of(), transactions.dueHosts());
        container.clock.pass(HttpPostTransactions.LEASE);
        HttpPost again = transactions.claim(host).orElseThrow();
        assertEquals(2, again.tries());
        transactions.noteFailure(killed, "late");
        transactions.noteSent(killed);
        assertEquals(List.of(), noted);
        transactions.noteSent(again);
        assertEquals(List.of("sent"), noted);
    }

    @Test
    void aStoppingNodeClaimsNothing() {
        enqueue(other.address());
        timer.finish(new NodeStopping(Duration.ZERO));
        timer.look();
        assertEquals(0, other.posts.size());
    }

    @Test
    void forgetsWhatIsNoLongerToBeSent() {
        outbox.enqueue("TEST", other.address(), "");
        timer.look();
        assertEquals(0, other.posts.size());
        assertEquals(List.of(), outbox.waiting());
    }

    /** A newer release may have written it. */
    @Test
    void keepsWhatItDoesNotKnowUntilItIsTooOld() {
        outbox.enqueue("UNKNOWN", other.address(), "");
        timer.look();
        assertEquals(1, waiting().waiting());
        assertTrue(error().orElseThrow().contains("kind UNKNOWN"), error()::get);
        container.clock.pass(HttpPostTransactions.LONGEST_WAIT);
        timer.giveUpOld();
        assertEquals(1, waiting().givenUp());
    }

    @Test
    @Tag("C25")
    void forgetsAfterSevenDaysWhatWasGivenUp() {
        enqueue(other.address());
        Instant written = container.clock.instant();
        assertEquals(Optional.of(written), waiting().oldest());
        container.clock.set(written.plus(Duration.ofDays(7)));
        container.deleteExpired("http_post");
        assertEquals(1, waiting().waiting());
        timer.giveUpOld();
        container.clock.set(written.plus(Duration.ofDays(7)).minusMillis(1));
        container.deleteExpired("http_post");
        assertEquals(1, waiting().givenUp());
        container.clock.set(written.plus(Duration.ofDays(7)));
        container.deleteExpired("http_post");
        assertEquals(List.of(), outbox.waiting());
    }

    /** So many wait for a system that is away that none has its twelve tries. */
    @Test
    void givesUpWhatHasWaitedForEightHours() {
        int many = HttpPostTransactions.BATCH + 2;
        for (int i = 0; i < many; i++) {
            enqueue(other.address());
        }
        Instant written = container.clock.instant();
        container.clock.set(written.plus(HttpPostTransactions.LONGEST_WAIT).minusMillis(1));
        timer.giveUpOld();
        assertEquals(many, waiting().waiting());
        container.clock.set(written.plus(HttpPostTransactions.LONGEST_WAIT));
        HttpPost atWork = transactions.claim(other.address().getRawAuthority()).orElseThrow();
        timer.giveUpOld();
        assertEquals(1, waiting().waiting());
        assertEquals(many - 1, waiting().givenUp());
        transactions.noteSent(atWork);
        assertEquals(many, noted.size());
        assertEquals("sent", noted.removeLast());
        assertEquals(Set.of("given up"), Set.copyOf(noted));
    }
}
