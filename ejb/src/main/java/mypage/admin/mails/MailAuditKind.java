package mypage.admin.mails;

import mypage.audit.AuditKind;

/** What is recorded when staff work on the mail log. */
public enum MailAuditKind implements AuditKind {
    MAIL_RETRIED
}
