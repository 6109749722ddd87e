package mypage.web.admin.site;

import java.time.Instant;
import java.util.Optional;
import mypage.platform.JapaneseTime;

/**
 * A label and a text that a page shows.
 *
 * @param href where the text links to; null for nowhere
 * @param bad whether it deserves attention
 */
public record Fact(String label, String text, String href, boolean bad) {

    /** Stands for what does not exist, on all pages for staff. */
    public static final String NONE = "—";

    public Fact(String label, String text) {
        this(label, text, null, false);
    }

    public Fact(String label, Optional<Instant> time) {
        this(label, text(time));
    }

    /** When, and by which member of staff, if any. */
    public static String text(Optional<Instant> time, Optional<String> staff) {
        return staff.map(name -> Labels.get("fact.by", text(time), name)).orElseGet(() -> text(time));
    }

    public static String text(Optional<Instant> time) {
        return time.map(JapaneseTime::dateTime).orElse(NONE);
    }
}
