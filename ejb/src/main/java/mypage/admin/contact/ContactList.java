package mypage.admin.contact;

/** The two lists of contacts. Both are files with one line a contact. */
public enum ContactList {
    /** Help desks with their telephone numbers. */
    DESKS,
    /** Offices of ハローワーク. */
    OFFICES
}
