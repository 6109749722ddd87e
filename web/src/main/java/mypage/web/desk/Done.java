package mypage.web.desk;

/**
 * What was done.
 *
 * @param text what comes of it; null when the title says all
 */
public record Done(String title, String text) {

    /** The title stands in the first line, the rest below. */
    static Done of(String lines) {
        var parts = lines.split("\n", 2);
        return new Done(parts[0], parts.length == 2 ? parts[1] : null);
    }
}
