package mypage.admin.approvals;

/** The result of deciding about an act that waits. */
public enum ActDecisionResult {
    DONE,
    /** It was approved, but the circumstances had changed, so it was not carried out. */
    VOID,
    /** Nobody decides about what they asked for themselves, except to withdraw it. */
    OWN_ACT,
    /** The member, or the one who asked, does not have the role for it. */
    NO_ROLE,
    /** Somebody decided before, it expired, or there is no such act. */
    OVER
}
