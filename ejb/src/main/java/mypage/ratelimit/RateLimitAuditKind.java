package mypage.ratelimit;

import mypage.audit.AuditKind;

/** What is recorded of rate limits. */
public enum RateLimitAuditKind implements AuditKind {
    /**
     * Staff reset a rate limit: that of the password of an account for unknown devices, or all those of a member of
     * staff.
     */
    TRIES_GIVEN_BACK
}
