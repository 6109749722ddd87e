package mypage.httppost;

import java.time.Instant;
import java.util.Optional;

/**
 * All posts that were not accepted yet.
 *
 * @param waiting how many are tried again
 * @param givenUp how many are not
 * @param oldest when the first that is tried again was written
 */
public record PostCounts(long waiting, long givenUp, Optional<Instant> oldest) {}
