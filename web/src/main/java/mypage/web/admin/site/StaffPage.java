package mypage.web.admin.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffRole;

/**
 * The pages for staff, {@code /admin/} and the name in small letters with hyphens, and the role that each asks for. An act of
 * its own role has a page of its own, so this list is all there is to say who may do what; what is not in it is not found.
 * An entry of the menu stands before the pages that belong to it.
 */
public enum StaffPage {
    // Open to all.
    LOGIN(null),
    LOGIN_CODE(null),
    LOGIN_RECOVERY(null),
    ENROL(null),
    ENROL_CODE(null),
    LOGOUT(null),

    // Everybody's own.
    ME(StaffRole.LOOK_UP),
    ME_PASSWORD(StaffRole.LOOK_UP),
    ME_CODES(StaffRole.LOOK_UP),
    HOME(StaffRole.LOOK_UP, true),

    // Accounts.
    ACCOUNTS(StaffRole.LOOK_UP, true),
    ACCOUNT(StaffRole.LOOK_UP),
    ACCOUNT_NEW(StaffRole.OPERATE),
    ACCOUNT_LOCK(StaffRole.OPERATE),
    ACCOUNT_UNLOCK(StaffRole.OPERATE),
    ACCOUNT_SESSIONS(StaffRole.OPERATE),
    ACCOUNT_RESUME(StaffRole.OPERATE),
    ACCOUNT_INVITE(StaffRole.OPERATE),
    ACCOUNT_TRIES(StaffRole.OPERATE),
    ACCOUNT_REOPEN(StaffRole.OPERATE),

    // Requests for another address.
    REQUESTS(StaffRole.LOOK_UP, true),
    REQUEST(StaffRole.LOOK_UP),
    REQUEST_NEW(StaffRole.OPERATE),
    REQUEST_REVIEW(StaffRole.OPERATE),
    REQUEST_APPROVE(StaffRole.APPROVE),
    REQUEST_REJECT(StaffRole.APPROVE),
    REQUEST_WITHDRAW(StaffRole.OPERATE),
    REQUEST_RESEND(StaffRole.OPERATE),

    // Mails.
    MAILS(StaffRole.LOOK_UP, true),
    MAIL(StaffRole.LOOK_UP),
    MAIL_RETRY(StaffRole.OPERATE),
    MAILS_RETRY(StaffRole.OPERATE),

    // Stops, notices, launch dates.
    STOPS(StaffRole.LOOK_UP, true),
    STOP_NEW(StaffRole.OPERATE),
    STOP_CHANGE(StaffRole.OPERATE),
    STOP_END(StaffRole.OPERATE),
    NOTICES(StaffRole.LOOK_UP, true),
    NOTICE(StaffRole.LOOK_UP),
    NOTICE_NEW(StaffRole.OPERATE),
    NOTICE_CHANGE(StaffRole.OPERATE),
    NOTICE_TEXT(StaffRole.OPERATE),
    NOTICE_REMOVE(StaffRole.OPERATE),
    LAUNCH(StaffRole.LOOK_UP, true),
    LAUNCH_CHANGE(StaffRole.OPERATE),

    // Answers to frequent questions.
    FAQ(StaffRole.LOOK_UP, true),
    FAQ_CHANGE(StaffRole.OPERATE),
    FAQ_TEXT(StaffRole.OPERATE),

    // The audit trail.
    AUDIT(StaffRole.LOOK_UP, true),
    AUDIT_EXPORT(StaffRole.OPERATE),
    AUDIT_CHECK(StaffRole.LOOK_UP),
    AUDIT_CHECK_RUN(StaffRole.OPERATE),

    // Imports.
    IMPORTS(StaffRole.LOOK_UP, true),
    IMPORT(StaffRole.LOOK_UP),
    IMPORT_LINES(StaffRole.OPERATE),
    IMPORT_NEW(StaffRole.OPERATE),
    IMPORT_CONFIRM(StaffRole.OPERATE),
    IMPORT_CANCEL(StaffRole.OPERATE),

    // Who the staff are.
    STAFF(StaffRole.MANAGE, true),
    STAFF_INVITE(StaffRole.MANAGE),
    STAFF_MEMBER(StaffRole.MANAGE),
    STAFF_ROLES(StaffRole.MANAGE),
    STAFF_DISABLE(StaffRole.MANAGE),
    STAFF_ENABLE(StaffRole.MANAGE),
    STAFF_ENROL(StaffRole.MANAGE),
    STAFF_TRIES(StaffRole.MANAGE);

    private static final String FOLDER = "/admin/";

    private final StaffRole role;
    private final boolean inMenu;

    StaffPage(StaffRole role) {
        this(role, false);
    }

    StaffPage(StaffRole role, boolean inMenu) {
        this.role = role;
        this.inMenu = inMenu;
    }

    /** What the browser asked for, also while the request is being forwarded. */
    static Optional<StaffPage> of(HttpServletRequest request) {
        var forwardedFrom = (String) request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        var path = forwardedFrom == null ? request.getServletPath() : forwardedFrom;
        return Stream.of(values()).filter(page -> page.path().equals(path)).findFirst();
    }

    /** The last segment of the page's address, and the name of its file. */
    public String address() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Below the context root. */
    String path() {
        return FOLDER + address();
    }

    boolean isOpen() {
        return role == null;
    }

    public boolean isInMenu() {
        return inMenu;
    }

    /** The entry of the menu that the page belongs to; empty for one's own pages and those that are open to all. */
    Optional<StaffPage> section() {
        return Stream.of(values())
                .limit(ordinal() + 1L)
                .filter(StaffPage::isInMenu)
                .reduce((earlier, later) -> later);
    }

    boolean admits(SignedInStaff staff) {
        return staff.has(role);
    }
}
