package mypage.platform;

import java.time.Duration;

/**
 * The event that this node is about to stop and serves no more requests. Whoever works in the background begins nothing
 * new, and finishes what it holds.
 *
 * @param patience for how long each observer may take
 */
public record NodeStopping(Duration patience) {}
