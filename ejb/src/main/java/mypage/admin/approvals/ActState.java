package mypage.admin.approvals;

/** The stage of an act as staff see it. */
public enum ActState {
    WAITING,
    DONE,
    REFUSED,
    WITHDRAWN,
    /** Approved too late for the circumstances, so nothing was done. */
    VOID,
    /** Nobody decided in time. */
    EXPIRED
}
