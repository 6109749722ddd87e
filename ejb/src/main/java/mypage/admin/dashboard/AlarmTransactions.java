package mypage.admin.dashboard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.account.Service;
import mypage.platform.Rate;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/** The transaction of {@link AlarmTimer}. */
@Stateless
public class AlarmTransactions {

    /** Shorter than the time between two runs of the timer. */
    private static final RateLimit ONE_NODE = new RateLimit("alarms", new Rate(1, Duration.ofSeconds(50)));

    @Inject
    SystemStateRepository states;

    @Inject
    AlarmRepository alarms;

    @Inject
    AlarmMailer mailer;

    @Inject
    RateLimiter limiter;

    @Inject
    Clock clock;

    /** Notes which urgent states last, and mails what is new. Of all nodes, one does it each minute. */
    public void look() {
        if (limiter.acquire(List.of(ONE_NODE)).isEmpty()) {
            Instant now = clock.instant();
            for (Alert alert : AlertRules.of(states.measure(now))) {
                String service = alert.ofService().map(Service::name).orElse("");
                Instant since = alert.newestCause().orElse(Instant.EPOCH);
                AlarmKind.of(alert).ifPresent(kind -> alarms.goOn(kind, service, since, now));
            }
            mailer.tell();
        }
    }
}
