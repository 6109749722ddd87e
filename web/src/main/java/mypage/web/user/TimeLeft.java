package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long something is still valid, for the page's script: the browser's clock may be wrong. */
@RequestScoped
public class TimeLeft {

    @Inject
    Clock clock;

    /** In seconds, plus one, so that the page never calls expired what the server still accepts. */
    public long until(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toSeconds() + 1);
    }
}
