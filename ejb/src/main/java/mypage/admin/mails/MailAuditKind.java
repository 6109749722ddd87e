package mypage.admin.mails;

import mypage.audit.AuditKind;

/** What is recorded when staff work on the mail log. */
public enum MailAuditKind implements AuditKind {
    MAIL_RETRIED,
    /** The mails to one address were looked for; not which address. */
    MAIL_SEARCHED,
    MAIL_VIEWED
}
