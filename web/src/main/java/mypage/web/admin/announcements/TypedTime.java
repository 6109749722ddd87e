package mypage.web.admin.announcements;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import mypage.platform.JapaneseTime;

/**
 * A day and a time of day in Japan, as browsers send what was picked, or as it is typed where they offer nothing to pick:
 * 2025-01-06 or 2025/1/6, and 8:30; of any width.
 */
public final class TypedTime {

    private static final Pattern TYPED =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2}) +(\\d{1,2}):(\\d{2})(:\\d{2})?");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(JapaneseTime.ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(JapaneseTime.ZONE);

    private String date;
    private String time;

    public String getDate() {
        return date;
    }

    public void setDate(String date) {
        this.date = date;
    }

    public String getTime() {
        return time;
    }

    public void setTime(String time) {
        this.time = time;
    }

    /** @param instant null to leave it empty */
    void set(Instant instant) {
        date = instant == null ? null : DATE.format(instant);
        time = instant == null ? null : TIME.format(instant);
    }

    boolean isEmpty() {
        return toString().isBlank();
    }

    /** Empty when nothing was typed, or what is no time. */
    Optional<Instant> instant() {
        var parts = TYPED.matcher(toString());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int[] numbers = new int[5];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Integer.parseInt(parts.group(i + 1));
            }
            return Optional.of(LocalDateTime.of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
                    .atZone(JapaneseTime.ZONE)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Normalizer.normalize(
                Objects.toString(date, "").strip() + " "
                        + Objects.toString(time, "").strip(),
                Normalizer.Form.NFKC);
    }
}
