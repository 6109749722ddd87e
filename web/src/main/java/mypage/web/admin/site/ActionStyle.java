package mypage.web.admin.site;

/** How the button of an action looks. */
public enum ActionStyle {
    /** The way forward. */
    FORWARD(""),

    PLAIN("outline"),

    /** Takes something away, so it must not look like the others. */
    DESTRUCTIVE("outline danger");

    private final String classes;

    ActionStyle(String classes) {
        this.classes = classes;
    }

    /** The CSS classes of the button that leads to its page. */
    String classes() {
        return classes;
    }
}
