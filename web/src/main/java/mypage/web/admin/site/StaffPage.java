package mypage.web.admin.site;

import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.LOOK_UP;
import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffRole;

/**
 * The pages for staff. A page's address is {@code /admin/} and its name in small letters with hyphens; its file stands
 * in the folder of its room, such as {@code admin/users/account-new.xhtml}. What is not listed here is not found.
 *
 * <p>Each {@link StaffAction} has a page of its own, so this list alone says which role may do what. The actions of one
 * kind share a file. An entry of the menu stands before the pages that belong to it.
 */
public enum StaffPage {
    // Open to all.
    LOGIN("signin", null),
    LOGIN_CODE("signin", null),
    LOGIN_RECOVERY("signin", null),
    ENROL("signin", null),
    ENROL_CODE("signin", null),
    /** The one without a file: the filter answers. */
    LOGOUT("signin", null),
    // For every member, about their own sign-in.
    ME("signin", LOOK_UP),
    ME_PASSWORD("signin", LOOK_UP),
    ME_CODES("signin", LOOK_UP),
    ME_PASSKEY_ADD("signin", LOOK_UP),
    ME_PASSKEY_REMOVE("signin", LOOK_UP),
    /** Shown in place of a sensitive page until the second factor is proved again. */
    ME_CONFIRM("signin", LOOK_UP),
    GUIDE("guide", LOOK_UP),
    HOME("dashboard", LOOK_UP, Place.MENU),
    INSTALLATION("dashboard", MANAGE),
    ALARM_SEEN("dashboard", LOOK_UP, "alarm-action"),
    APPROVALS("approvals", LOOK_UP, Place.MENU),
    APPROVAL("approvals", LOOK_UP),
    // Which of the two roles an act needs depends on its kind.
    APPROVAL_APPROVE("approvals", EnumSet.of(APPROVE, MANAGE), "approval-action", Place.BELOW),
    APPROVAL_REFUSE("approvals", EnumSet.of(APPROVE, MANAGE), "approval-action", Place.BELOW),
    APPROVAL_WITHDRAW("approvals", EnumSet.of(OPERATE, MANAGE), "approval-action", Place.BELOW),
    ACCOUNTS("users", LOOK_UP, Place.MENU),
    ACCOUNT("users", LOOK_UP),
    ACCOUNT_NEW("users", OPERATE),
    ACCOUNT_LOCK("users", OPERATE, "account-action"),
    ACCOUNT_UNLOCK("users", OPERATE, "account-action"),
    ACCOUNT_SESSIONS("users", OPERATE, "account-action"),
    ACCOUNT_SESSION("users", OPERATE, "session-action"),
    ACCOUNT_RESUME("users", OPERATE, "account-action"),
    ACCOUNT_INVITE("users", OPERATE, "account-action"),
    ACCOUNT_TRIES("users", OPERATE, "account-action"),
    ACCOUNT_REOPEN("users", OPERATE, "account-action"),
    ACCOUNT_DISCLOSE("users", OPERATE, "account-action"),
    ACCOUNT_DATA("users", OPERATE),
    BULK("users", LOOK_UP),
    BULK_NEW("users", OPERATE),
    BULK_STOP("users", OPERATE, "bulk-action"),
    REQUESTS("addressrequests", LOOK_UP, Place.MENU),
    REQUEST("addressrequests", LOOK_UP),
    REQUEST_NEW("addressrequests", OPERATE),
    REQUEST_REVIEW("addressrequests", OPERATE, "request-action"),
    REQUEST_APPROVE("addressrequests", APPROVE, "request-action"),
    REQUEST_REJECT("addressrequests", APPROVE, "request-action"),
    REQUEST_WITHDRAW("addressrequests", OPERATE, "request-action"),
    REQUEST_RESEND("addressrequests", OPERATE, "request-action"),
    MAILS("mails", LOOK_UP, Place.MENU),
    MAIL("mails", LOOK_UP),
    MAIL_RETRY("mails", OPERATE, "mail-action"),
    MAILS_RETRY("mails", OPERATE),
    STOPS("announcements", LOOK_UP, Place.MENU),
    STOP_NEW("announcements", OPERATE),
    STOP_CHANGE("announcements", OPERATE),
    STOP_TEXT("announcements", OPERATE),
    STOP_END("announcements", OPERATE),
    NOTICES("announcements", LOOK_UP, Place.MENU),
    NOTICE("announcements", LOOK_UP),
    NOTICE_NEW("announcements", OPERATE),
    NOTICE_CHANGE("announcements", OPERATE),
    NOTICE_TEXT("announcements", OPERATE),
    NOTICE_REMOVE("announcements", OPERATE),
    LAUNCH("announcements", LOOK_UP, Place.MENU),
    LAUNCH_CHANGE("announcements", OPERATE),
    PILOT("announcements", LOOK_UP),
    PILOT_CHANGE("announcements", OPERATE),
    PILOT_LIST("announcements", OPERATE),
    FAQ("faq", LOOK_UP, Place.MENU),
    FAQ_CHANGE("faq", OPERATE),
    FAQ_TEXT("faq", OPERATE),
    FAQ_QUESTION("faq", LOOK_UP),
    FAQ_NEW("faq", OPERATE),
    FAQ_ORDER("faq", OPERATE),
    FAQ_SHOW("faq", OPERATE, "faq-action"),
    FAQ_HIDE("faq", OPERATE, "faq-action"),
    CONTACTS("contact", LOOK_UP, Place.MENU),
    CONTACTS_FILE("contact", LOOK_UP),
    CONTACTS_NEW("contact", OPERATE),
    AUDIT("audit", LOOK_UP, Place.MENU),
    AUDIT_EXPORT("audit", OPERATE),
    AUDIT_CHECK("audit", LOOK_UP),
    AUDIT_CHECK_RUN("audit", OPERATE),
    IMPORTS("imports", LOOK_UP, Place.MENU),
    IMPORT("imports", LOOK_UP),
    IMPORT_LINES("imports", OPERATE),
    IMPORT_NEW("imports", OPERATE),
    IMPORT_CONFIRM("imports", OPERATE, "import-action"),
    IMPORT_CANCEL("imports", OPERATE, "import-action"),
    CLIENTS("clients", MANAGE, Place.MENU),
    CLIENT("clients", MANAGE),
    CLIENT_NEW("clients", MANAGE),
    CLIENT_CHANGE("clients", MANAGE),
    CLIENT_DISABLE("clients", MANAGE, "client-action"),
    STAFF("staff", MANAGE, Place.MENU),
    STAFF_INVITE("staff", MANAGE),
    STAFF_MEMBER("staff", MANAGE),
    STAFF_ROLES("staff", MANAGE),
    STAFF_DISABLE("staff", MANAGE, "staff-action"),
    STAFF_ENABLE("staff", MANAGE, "staff-action"),
    STAFF_ENROL("staff", MANAGE, "staff-action"),
    STAFF_TRIES("staff", MANAGE, "staff-action"),
    STAFF_CODES("staff", MANAGE, "staff-action");

    private enum Place {
        MENU,
        BELOW
    }

    private static final String FOLDER = "/admin/";

    /** Acts that touch no account and weaken nothing. Those of all other pages ask for a recent second factor. */
    private static final Set<StaffPage> HARMLESS =
            EnumSet.of(MAIL_RETRY, MAILS_RETRY, AUDIT_CHECK_RUN, IMPORT_NEW, CLIENTS, CLIENT, STAFF, STAFF_MEMBER);

    /** Acts of every member that change how they sign in. */
    private static final Set<StaffPage> OWN_FACTORS =
            EnumSet.of(ME_PASSWORD, ME_CODES, ME_PASSKEY_ADD, ME_PASSKEY_REMOVE);

    private final Set<StaffRole> roles;
    private final String view;
    private final Place place;

    /** @param role null for a page that is open to all */
    StaffPage(String room, StaffRole role) {
        this(room, role, Place.BELOW);
    }

    StaffPage(String room, StaffRole role, Place place) {
        this(room, role, null, place);
    }

    /** @param file the name of one that the page shares with others */
    StaffPage(String room, StaffRole role, String file) {
        this(room, role, file, Place.BELOW);
    }

    StaffPage(String room, StaffRole role, String file, Place place) {
        this(room, role == null ? Set.of() : EnumSet.of(role), file, place);
    }

    /** @param roles one of them is enough */
    StaffPage(String room, Set<StaffRole> roles, String file, Place place) {
        this.roles = roles;
        view = FOLDER + room + "/" + (file == null ? address() : file);
        this.place = place;
    }

    /** The page that the browser asked for, also while the request is being forwarded. */
    static Optional<StaffPage> of(HttpServletRequest request) {
        var forwardedFrom = (String) request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH);
        var path = forwardedFrom == null ? request.getServletPath() : forwardedFrom;
        return Stream.of(values()).filter(page -> page.path().equals(path)).findFirst();
    }

    /** The last segment of the page's address. */
    public String address() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Below the context root. */
    public String path() {
        return FOLDER + address();
    }

    /** Below the root of the web application. */
    public String file() {
        return view + ".xhtml";
    }

    /** A link to this page about the item with this number. */
    public String link(long of) {
        return link("of", Long.toString(of));
    }

    /** A link to this page with a parameter. */
    public String link(String field, String value) {
        return address() + "?" + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The outcome of a form that leads here; parameters may follow, each behind an ampersand. Not for actions. */
    public String redirect() {
        return view + "?faces-redirect=true";
    }

    /** The same about the item with this number. */
    public String redirect(long of) {
        return redirect() + "&of=" + of;
    }

    boolean isOpen() {
        return roles.isEmpty();
    }

    /**
     * Whether the member must have proved the second factor recently. Asked for what only some roles may do (but for
     * {@link #HARMLESS}), and for changes of one's own factors.
     */
    boolean isSensitive() {
        return OWN_FACTORS.contains(this) || !isOpen() && !roles.contains(LOOK_UP) && !HARMLESS.contains(this);
    }

    public boolean isInMenu() {
        return place == Place.MENU;
    }

    /** The menu entry that the page belongs to; empty for personal pages and those that are open to all. */
    Optional<StaffPage> section() {
        return Stream.of(values())
                .limit(ordinal() + 1L)
                .filter(StaffPage::isInMenu)
                .reduce((earlier, later) -> later);
    }

    boolean admits(SignedInStaff staff) {
        return roles.stream().anyMatch(staff::has);
    }
}
