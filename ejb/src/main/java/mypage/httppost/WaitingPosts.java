package mypage.httppost;

import java.time.Instant;
import java.util.Optional;

/**
 * The posts to one host that were not accepted yet.
 *
 * @param waiting how many are tried again
 * @param givenUp how many are not
 * @param oldest when the first that is tried again was written
 * @param lastError why the last one that failed did so
 */
public record WaitingPosts(
        String host, long waiting, long givenUp, Optional<Instant> oldest, Optional<String> lastError) {}
