package mypage.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells browsers and users when to try again. */
@RequestScoped
public class RetryLater {

    /** RFC 6585, 4. */
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    ExternalContext external;

    @Inject
    Clock clock;

    /** Answers with "too many requests"; returns the minutes to wait. */
    public long until(Instant next) {
        var seconds = Duration.between(clock.instant(), next).toSeconds() + 1;
        after(seconds, TOO_MANY_REQUESTS);
        return (seconds + 59) / 60;
    }

    /** Answers with this status and the seconds to wait. */
    public void after(long seconds, int status) {
        external.setResponseStatus(status);
        external.setResponseHeader("Retry-After", String.valueOf(seconds));
    }
}
