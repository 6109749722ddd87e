package mypage.web.admin.site;

/**
 * What was done.
 *
 * @param text what comes of it; null when the title says all
 */
public record Outcome(String title, String text) {

    /** The title stands in the first line, the rest below. */
    public static Outcome of(String lines) {
        var parts = lines.split("\n", 2);
        return new Outcome(parts[0], parts.length == 2 ? parts[1] : null);
    }
}
