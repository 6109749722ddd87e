package mypage.web.admin.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mypage.platform.JapaneseTime;

/** Times in lists for staff, see {@code WEB-INF/tags/time.xhtml}: Japan Standard Time. */
@Named
@ApplicationScoped
public class StaffTimes {

    /**
     * A part of a text.
     *
     * @param iso if it is a time; otherwise null
     */
    public record Part(String text, String iso) {}

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern(":ss").withZone(JapaneseTime.ZONE);

    public String text(Instant at) {
        return JapaneseTime.dateTime(at);
    }

    /** The same to the second, as the audit trail needs it. */
    public String exact(Instant at) {
        return text(at) + SECONDS.format(at);
    }

    /** As in files, for machines and for whoever points at it. */
    public String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(JapaneseTime.ZONE));
    }

    /** A text, taken apart into its times and what stands between them. */
    public List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int end = 0;
        var times = JapaneseTime.WRITTEN.matcher(Objects.requireNonNullElse(text, ""));
        while (times.find()) {
            parts.add(new Part(text.substring(end, times.start()), null));
            parts.add(new Part(times.group(), writtenIso(times.group())));
            end = times.end();
        }
        parts.add(new Part(text == null ? "" : text.substring(end), null));
        return parts;
    }

    /** Null for what staff typed like a time and is none, such as one with another weekday. */
    private String writtenIso(String time) {
        try {
            return iso(JapaneseTime.read(time));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
