package mypage.admin.staff;

import mypage.audit.AuditKind;

/** What is recorded when staff manage each other. */
public enum StaffAuditKind implements AuditKind {
    STAFF_INVITED,
    STAFF_GIVEN_OPERATE,
    STAFF_GIVEN_APPROVE,
    STAFF_GIVEN_MANAGE,
    STAFF_TAKEN_OPERATE,
    STAFF_TAKEN_APPROVE,
    STAFF_TAKEN_MANAGE,
    /** Password, app, recovery codes, passkeys and sessions were revoked; STAFF_INVITED beside it is the new link. */
    STAFF_FACTORS_ENDED,
    /** Codes are accepted again that too many wrong ones had closed. */
    STAFF_CODES_OPENED,
    STAFF_DISABLED,
    STAFF_ENABLED
}
