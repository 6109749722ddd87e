package mypage.httppost;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions of {@link HttpPostTimer}. */
@Stateless
public class HttpPostTransactions {

    /** With the pauses between them: for about six hours. */
    static final int MOST_TRIES = 12;

    /** For longer none waits for its next try, however few it had. */
    static final Duration LONGEST_WAIT = Duration.ofHours(8);

    /** How many are given up in one transaction. */
    static final int BATCH = 100;

    /** After the first try. Each pause is three times as long as the one before. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** How long a claim holds, if the node ends meanwhile. A try takes less. */
    static final Duration LEASE = HttpPostTransport.PATIENCE.multipliedBy(3);

    @Inject
    HttpPostRepository posts;

    @Inject
    Instance<HttpPostHandler> handlers;

    @Inject
    Clock clock;

    public List<String> dueHosts() {
        return posts.dueHosts(clock.instant());
    }

    public Optional<HttpPost> claim(String host) {
        Instant now = clock.instant();
        return posts.claim(host, now, now.plus(LEASE));
    }

    /** What to post. A post without a content is deleted. */
    public Optional<HttpPostContent> content(HttpPost post) {
        Optional<HttpPostContent> content = handler(post).content(post.payload());
        if (content.isEmpty()) {
            posts.delete(post);
        }
        return content;
    }

    public void noteSent(HttpPost post) {
        if (posts.delete(post)) {
            handler(post).sent(post.payload());
        }
    }

    /** @return whether it was given up */
    public boolean noteFailure(HttpPost post, String error) {
        Instant now = clock.instant();
        if (post.tries() < MOST_TRIES) {
            posts.retry(post, error, now.plus(pause(post.tries())));
            return false;
        }
        boolean givenUp = posts.giveUp(post, error, now);
        if (givenUp) {
            noteGivenUp(post);
        }
        return givenUp;
    }

    /**
     * Gives up at most {@value #BATCH} posts that are too old.
     *
     * @return whether there may be more
     */
    public boolean giveUpOld() {
        Instant now = clock.instant();
        List<HttpPost> old = posts.giveUpOld(now.minus(LONGEST_WAIT), now, BATCH);
        old.forEach(this::noteGivenUp);
        return old.size() == BATCH;
    }

    public PostCounts counts() {
        return posts.counts();
    }

    /** A kind of a newer release has nobody here to tell. */
    private void noteGivenUp(HttpPost post) {
        knownHandler(post).ifPresent(handler -> handler.givenUp(post.payload()));
    }

    static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; i < tries && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Optional<HttpPostHandler> knownHandler(HttpPost post) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(post.kind()))
                .findFirst();
    }

    private HttpPostHandler handler(HttpPost post) {
        return knownHandler(post)
                .orElseThrow(() -> new IllegalStateException("this node does not know posts of kind " + post.kind()));
    }
}
