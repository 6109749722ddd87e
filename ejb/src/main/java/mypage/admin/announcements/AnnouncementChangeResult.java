package mypage.admin.announcements;

/** What became of a change that a member of staff asked for. */
public enum AnnouncementChangeResult {
    DONE,
    /** A colleague was first; what the member saw is no more so. */
    STALE,
    /** It is over, so there is nothing to change. */
    OVER
}
