package mypage.admin.announcements;

/** The result of a change by a member of staff. */
public enum AnnouncementChangeResult {
    DONE,
    /** It waits for a second member. */
    ASKED,
    /** The same kind of change already waits. */
    ALREADY_ASKED,
    /** A colleague was first; what the member saw is out of date. */
    STALE,
    /** It is over and cannot be changed. */
    OVER
}
