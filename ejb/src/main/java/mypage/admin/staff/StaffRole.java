package mypage.admin.staff;

/** What a member of staff may do. Every member may look things up; the other roles are given individually. */
public enum StaffRole {
    /** 照会: see accounts, mails, requests, announcements and the audit trail. */
    LOOK_UP,
    /** 運用: act on accounts, and manage announcements, answers and imports. */
    OPERATE,
    /** 承認: decide what another member requested. */
    APPROVE,
    /** 管理: manage the members of staff. */
    MANAGE
}
