package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long something is good that a page shows, for the page's script: the browser's clock may be wrong. */
@RequestScoped
public class TimeLeft {

    @Inject
    Clock clock;

    /** In seconds, and one more, so that the page never says that it is over while the server still takes it. */
    public long until(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toSeconds() + 1);
    }
}
