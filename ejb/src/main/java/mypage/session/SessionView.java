package mypage.session;

import java.time.Instant;

/**
 * A living session as its owner sees it.
 *
 * @param id the session's key, no secret
 * @param browser what the browser said it was, in words; empty when nobody knows
 * @param startedAt when it was signed in
 * @param lastUsedAt when it was last used, noted once a minute at most
 */
public record SessionView(long id, String browser, Instant startedAt, Instant lastUsedAt) {}
