package mypage.admin.dashboard;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mypage.platform.JapaneseTime;

/** The intervals of the dashboard: the last 24 hours, or the last 30 days in Japan, which has no summer time. */
public enum TimeScale {
    HOUR(ChronoUnit.HOURS, 24),
    DAY(ChronoUnit.DAYS, 30);

    private final ChronoUnit unit;
    private final int spans;

    TimeScale(ChronoUnit unit, int spans) {
        this.unit = unit;
        this.spans = spans;
    }

    /** The name of the unit in PostgreSQL's date_trunc. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The start of the interval that contains this time. */
    Instant startOf(Instant now) {
        return japanese(now).toInstant();
    }

    /** The start of the next interval. */
    Instant endOf(Instant now) {
        return japanese(now).plus(1, unit).toInstant();
    }

    /** The starts of the intervals that are shown, the current one last. */
    List<Instant> starts(Instant now) {
        return IntStream.range(0, spans)
                .mapToObj(n -> japanese(now).minus(spans - 1L - n, unit).toInstant())
                .toList();
    }

    private ZonedDateTime japanese(Instant now) {
        return now.atZone(JapaneseTime.ZONE).truncatedTo(unit);
    }
}
