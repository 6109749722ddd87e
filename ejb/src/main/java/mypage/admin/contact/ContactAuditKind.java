package mypage.admin.contact;

import mypage.audit.AuditKind;

/** What is recorded when staff replace a list of contacts. */
public enum ContactAuditKind implements AuditKind {
    HELP_DESKS_REPLACED,
    OFFICES_REPLACED;

    static ContactAuditKind of(ContactList list) {
        return switch (list) {
            case DESKS -> HELP_DESKS_REPLACED;
            case OFFICES -> OFFICES_REPLACED;
        };
    }
}
