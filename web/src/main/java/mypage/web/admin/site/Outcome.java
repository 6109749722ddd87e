package mypage.web.admin.site;

/**
 * What was done, as a page reports it.
 *
 * @param text null if the title says all
 */
public record Outcome(String title, String text) {

    /** Takes the title from the first line, and the text from the rest. */
    public static Outcome of(String lines) {
        var parts = lines.split("\n", 2);
        return new Outcome(parts[0], parts.length == 2 ? parts[1] : null);
    }
}
