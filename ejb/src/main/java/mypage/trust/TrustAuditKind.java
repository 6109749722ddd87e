package mypage.trust;

import mypage.audit.AuditKind;

/** What is recorded of skipping the one-time password. */
public enum TrustAuditKind implements AuditKind {
    OTP_SKIPPED,
    SKIP_SET,
    SKIP_ENDED
}
