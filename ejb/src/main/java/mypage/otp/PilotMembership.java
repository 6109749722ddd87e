package mypage.otp;

import java.time.Instant;

/**
 * An account is asked for one-time passwords before the launch date of its service.
 *
 * @param from since when
 * @param listed whether staff named it; otherwise it belongs to the share
 */
public record PilotMembership(Instant from, boolean listed) {}
