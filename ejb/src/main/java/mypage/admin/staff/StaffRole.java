package mypage.admin.staff;

/** What a member of staff may do. Every member may look things up; the other roles are given one by one. */
public enum StaffRole {
    /** 照会: see accounts, mails, requests, stops and the audit trail. */
    LOOK_UP,
    /** 運用: act for users, and run stops, notices, answers and imports. */
    OPERATE,
    /** 承認: decide what another member of staff asked for. */
    APPROVE,
    /** 管理: say who the staff are. */
    MANAGE
}
