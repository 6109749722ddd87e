package mypage.device;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of the mailed numbers that make a browser known. */
public enum DeviceAuditKind implements AuditKind {
    PASS_ISSUED,
    PASS_REFUSED,
    PASS_USED;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case PASS_REFUSED -> FAILURE;
            case PASS_ISSUED, PASS_USED -> SUCCESS;
        };
    }
}
