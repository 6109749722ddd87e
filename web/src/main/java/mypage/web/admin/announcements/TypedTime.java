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
 * A date and a time of day in Japan, as a browser's picker sends them or as they are typed: 2025-01-06 or 2025/1/6, and
 * 8:30, in half-width or full-width characters.
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

    /** Empty if nothing was typed, or something that is no time. */
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
