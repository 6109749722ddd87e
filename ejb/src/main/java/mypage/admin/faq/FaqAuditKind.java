package mypage.admin.faq;

import mypage.audit.AuditKind;

/** What is recorded when staff correct the FAQ. */
public enum FaqAuditKind implements AuditKind {
    FAQ_CHANGED
}
