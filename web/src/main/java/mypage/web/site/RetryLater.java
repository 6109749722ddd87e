package mypage.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells browsers and users when to try again. */
@RequestScoped
public class RetryLater {

    /** RFC 6585, 4. */
    public static final int TOO_MANY_REQUESTS = 429;

    /** When another attempt makes sense that was refused because of many others at this moment. */
    public static final long CROWDED_SECONDS = 5;

    @Inject
    ExternalContext external;

    @Inject
    Clock clock;

    /** Answers with "too many requests"; returns the minutes to wait. */
    public long until(Instant next) {
        var seconds = seconds(clock.instant(), next);
        after(seconds, TOO_MANY_REQUESTS);
        return minutes(seconds);
    }

    /** The whole seconds to wait, at least one. */
    public static long seconds(Instant now, Instant next) {
        return Duration.between(now, next).toSeconds() + 1;
    }

    /** The same in minutes, for texts. */
    public static long minutes(long seconds) {
        return (seconds + 59) / 60;
    }

    /** The status if too many attempts run at this moment, those of this network or all. */
    public static int crowded(boolean byNetwork) {
        return byNetwork ? TOO_MANY_REQUESTS : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    /** Answers with this status and the seconds to wait. */
    public void after(long seconds, int status) {
        external.setResponseStatus(status);
        external.setResponseHeader("Retry-After", String.valueOf(seconds));
    }
}
