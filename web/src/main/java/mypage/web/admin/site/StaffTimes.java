package mypage.web.admin.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import mypage.platform.JapaneseTime;

/** Times in lists for staff, see {@code WEB-INF/tags/time.xhtml}: Japan Standard Time. */
@Named
@ApplicationScoped
public class StaffTimes {

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
}
