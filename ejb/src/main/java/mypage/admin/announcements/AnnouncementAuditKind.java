package mypage.admin.announcements;

import mypage.audit.AuditKind;

/** What is recorded when staff announce something. */
public enum AnnouncementAuditKind implements AuditKind {
    STOP_SET,
    STOP_CHANGED,
    STOP_ENDED,
    NOTICE_CHANGED,
    NOTICE_REMOVED,
    LAUNCH_CHANGED,
    PILOT_CHANGED,
    /** An account was put on the list of those who are asked for codes before the launch date. */
    PILOT_JOINED,
    PILOT_LEFT
}
