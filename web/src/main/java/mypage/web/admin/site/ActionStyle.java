package mypage.web.admin.site;

/** How the buttons of an action look. */
public enum ActionStyle {
    /** The way forward. */
    FORWARD(""),

    PLAIN("outline"),

    /** It takes something away, so it must not look like the others. */
    DESTRUCTIVE("outline danger");

    private final String classes;

    ActionStyle(String classes) {
        this.classes = classes;
    }

    /** The classes of the button that leads to its page. */
    String classes() {
        return classes;
    }
}
