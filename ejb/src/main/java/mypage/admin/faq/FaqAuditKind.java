package mypage.admin.faq;

import mypage.audit.AuditKind;

/** What is recorded when staff correct, add, order, show and hide frequent questions. */
public enum FaqAuditKind implements AuditKind {
    FAQ_CHANGED,
    FAQ_ADDED,
    FAQ_MOVED,
    FAQ_SHOWN,
    FAQ_HIDDEN
}
