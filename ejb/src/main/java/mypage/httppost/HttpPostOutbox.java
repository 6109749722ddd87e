package mypage.httppost;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** A transactional outbox of posts: no request waits for another system, and no crash loses a post. */
@Stateless
public class HttpPostOutbox {

    @Inject
    HttpPostRepository posts;

    @Inject
    Clock clock;

    /**
     * Queues a post in the caller's transaction.
     *
     * @param kind whose {@link HttpPostHandler} makes the content from the payload
     * @param address posts to one host wait for each other, and for no others
     */
    public void enqueue(String kind, URI address, String payload) {
        posts.add(kind, address, payload, clock.instant());
    }

    /**
     * Whether posts to this address are sent: over TLS, or in a demo to this machine.
     *
     * @param publicUrl under which users reach us
     */
    public static boolean isSent(URI address, URI publicUrl) {
        return HttpPostTransport.isProtected(address, publicUrl);
    }

    /** What was not accepted yet, by host. */
    public List<WaitingPosts> waiting() {
        return posts.waiting();
    }
}
