package mypage.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A state in which nothing needs attention, for tests to change. */
abstract class AlertRulesFixture {

    static final String ALL = "SEEKER,EMPLOYER,JOB_INFORMATION";

    static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    Optional<Instant> metricsUntil = Optional.of(NOW.minus(Duration.ofMinutes(1)));
    SystemState.Queue queue = new SystemState.Queue(Optional.empty(), 0, 0);
    SystemState.MailRequests mailRequests = new SystemState.MailRequests(Optional.empty(), 0);
    MailDelay delivered = MailDelay.NONE;
    SystemState.Refused refused = new SystemState.Refused(0, 0);
    SystemState.Bounced bounced = new SystemState.Bounced(0, 0);
    List<NetworkFailures> failedSignIns = List.of();
    double usual = 0;
    List<Alert.OtpOff> otpOff = List.of();
    SystemState.Team team = team(0, Optional.empty());
    List<SystemState.Window> maintenance = List.of();
    Alert.Requests requests = new Alert.Requests(0, 0, 0);
    SystemState.Audit audit = new SystemState.Audit(false, Optional.empty(), Optional.empty());

    List<Alert> found() {
        return AlertRules.of(new SystemState(
                NOW,
                metricsUntil,
                queue,
                mailRequests,
                delivered,
                refused,
                bounced,
                failedSignIns,
                usual,
                otpOff,
                team,
                maintenance,
                requests,
                audit));
    }

    static SystemState.Team team(long acts, Optional<Instant> commandUsedAt) {
        return new SystemState.Team(new Alert.ActsWait(acts, Optional.empty(), Optional.empty()), commandUsedAt, 2);
    }
}
