package mypage.ratelimit;

import mypage.audit.AuditKind;

/** What is recorded of rate limits. */
public enum RateLimitAuditKind implements AuditKind {
    /**
     * Staff reset a rate limit: that of an account's password for unknown browsers, or all those of a member of staff.
     */
    TRIES_GIVEN_BACK
}
