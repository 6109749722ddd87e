package mypage.web.site;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages for users. OTP_SKIP of the room signin is {@code signin/otp-skip.xhtml}, at addresses such as
 * {@code /seeker/otp-skip}. A page that is not listed here is not found. A page is for signed-in users unless it says
 * otherwise.
 */
public enum UserPage {
    LOGIN("signin", Access.OPEN),
    OTP("signin", Access.OPEN),
    OTP_SKIP("signin", Access.OPEN),

    LOGIN_PASS("device", Access.OPEN),
    LOGIN_PASS_CODE("device", Access.OPEN),

    REGISTER("registration", Access.OPEN),
    OPEN_ACCOUNT("registration", Access.NEWCOMERS),
    OPEN_ACCOUNT_SENT("registration", Access.NEWCOMERS),

    REGISTER_AGAIN("recovery", Access.OPEN),
    FORGOT("recovery", Access.OPEN),
    LINK_SENT("recovery", Access.OPEN),
    PASSWORD_RESET("recovery", Access.OPEN),
    NOT_ME("recovery", Access.OPEN),
    REOPEN("recovery", Access.OPEN),
    SIGN_INS("recovery"),
    SIGN_IN_NOT_ME("recovery", Access.SENSITIVE, SIGN_INS),

    ADDRESS_LOST("addressrequests", Access.OPEN),
    ADDRESS_PROVE("addressrequests", Access.OPEN),
    ADDRESS_STOP("addressrequests", Access.OPEN),

    NOTICE("announcements", Access.OPEN),
    FAQ("faq", Access.OPEN),
    TERMS("about", Access.OPEN),
    CONTACT("contact", Access.OPEN),
    ACCESSIBILITY("about", Access.OPEN),
    COOKIES("about", Access.NO_ADDRESS),

    MYPAGE("profile"),
    SETTINGS("profile"),
    ACCOUNT("profile"),
    PASSWORD("profile", Access.SENSITIVE),
    ADDRESS("profile", Access.SENSITIVE),
    ADDRESS_CODE("profile", Access.SENSITIVE, ADDRESS),
    ADDITIONAL("profile"),
    ADDITIONAL_ADD("profile", Access.SENSITIVE),
    ADDITIONAL_REMOVE("profile", Access.SENSITIVE, ADDITIONAL),
    ADDITIONAL_ALLOW("profile", Access.SENSITIVE, ADDITIONAL),
    CLOSE("profile", Access.SENSITIVE, ACCOUNT),
    CLOSED("profile", Access.OPEN),

    EXPORT("export", Access.SENSITIVE, ACCOUNT),

    CONFIRM("reauthentication", Access.SIGNED_IN, MYPAGE),
    CONFIRM_CODE("reauthentication", Access.SIGNED_IN, MYPAGE),

    /** Leads on to the application that asked for the sign-in. */
    APPLICATION("openid"),

    SESSIONS("session"),
    /** Has no file: a servlet answers. */
    LOGOUT("session", Access.OPEN),

    OTP_RESUME("trust");

    private enum Access {
        /** For nobody by address: another page shows it in its place. */
        NO_ADDRESS,

        /** For everybody. */
        OPEN,

        /** For everybody, in services that let people open an account by themselves; not found in others. */
        NEWCOMERS,

        /** For signed-in users. */
        SIGNED_IN,

        /**
         * For signed-in users who have just proved both factors again: the file calls {@code reauthentication.require}.
         */
        SENSITIVE
    }

    private final String room;
    private final Access access;
    private final UserPage start;

    UserPage(String room) {
        this(room, Access.SIGNED_IN);
    }

    UserPage(String room, Access access) {
        this(room, access, null);
    }

    /** @param start where users begin again whose session ended at this page; null for the page itself */
    UserPage(String room, Access access, UserPage start) {
        this.room = room;
        this.access = access;
        this.start = start == null ? this : start;
    }

    /** The page with this name in its address. */
    public static Optional<UserPage> at(String address) {
        return Stream.of(values())
                .filter(page ->
                        page.access != Access.NO_ADDRESS && page.address().equals(address))
                .findFirst();
    }

    static Optional<UserPage> ofFile(String file) {
        return Stream.of(values()).filter(page -> page.file().equals(file)).findFirst();
    }

    /** The last segment of the page's addresses, and the name of its file. */
    public String address() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Below the root of the web application. */
    String file() {
        return view() + ".xhtml";
    }

    /** The outcome that shows this page without a redirect, at the address of the page before. */
    public String view() {
        return "/" + room + "/" + address();
    }

    /** The outcome that redirects to this page; parameters may be appended, each after an ampersand. */
    public String redirect() {
        return view() + "?faces-redirect=true";
    }

    public boolean isOpen() {
        return access == Access.OPEN || isForNewcomers();
    }

    boolean isForNewcomers() {
        return access == Access.NEWCOMERS;
    }

    public boolean isSensitive() {
        return access == Access.SENSITIVE;
    }

    /** Where the next sign-in leads if the session ended at this page; empty for マイページ, as without this. */
    public Optional<UserPage> returnTo() {
        return isOpen() || start == MYPAGE ? Optional.empty() : Optional.of(start);
    }
}
