package mypage.web.admin.site;

/** How the button of an action looks. */
public enum ActionStyle {
    /** The way forward. */
    FORWARD("button"),

    PLAIN("button outline"),

    /** Takes something away, so it must not look like the others. */
    DESTRUCTIVE("button outline danger");

    private final String classes;

    ActionStyle(String classes) {
        this.classes = classes;
    }

    /** The CSS classes of the button that leads to its page. */
    String classes() {
        return classes;
    }
}
