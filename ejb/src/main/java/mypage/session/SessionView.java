package mypage.session;

import java.time.Instant;

/**
 * An open session as its user sees it.
 *
 * @param id the id of the session, no secret
 * @param browser the name of the browser; empty when unknown
 * @param startedAt when it was signed in
 * @param lastUsedAt when it was last used, to the minute
 */
public record SessionView(long id, String browser, Instant startedAt, Instant lastUsedAt) {}
