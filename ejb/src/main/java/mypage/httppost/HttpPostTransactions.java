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

    /** With the pauses between them: for about eight hours. */
    static final int MOST_TRIES = 12;

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
            handler(post).givenUp(post.payload());
        }
        return givenUp;
    }

    static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; i < tries && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private HttpPostHandler handler(HttpPost post) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(post.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this node does not know posts of kind " + post.kind()));
    }
}
