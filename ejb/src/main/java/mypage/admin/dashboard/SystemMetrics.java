package mypage.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;

/** What the dashboard shows of the whole system. Each node tells the same, since it is in the database. */
@ApplicationScoped
class SystemMetrics implements MetricSource {

    @Inject
    SystemStateRepository states;

    @Inject
    Clock clock;

    @Override
    public void writeTo(MetricText text) {
        SystemState state = states.measure(clock.instant());
        text.gauge("mypage_mails_queued", "Mails in the queue, those of imports not counted")
                .value(state.queue().waiting());
        text.gauge("mypage_mails_failing", "Mails in the queue that failed at least once")
                .value(state.queue().failing());
        text.gauge("mypage_mails_overdue_seconds", "For how long the oldest due mail has waited; 0 if none is due")
                .value(age(state, state.queue().dueSince()));
        text.gauge("mypage_mail_requests_waiting", "Requests for a mailed code or link that no node has answered")
                .value(state.mailRequests().waiting());
        text.gauge("mypage_mail_requests_oldest_seconds", "The age of the oldest of them; 0 if there is none")
                .value(age(state, state.mailRequests().since()));
        text.gauge("mypage_mails_refused_recently", "Mails that were refused for good within 15 minutes")
                .value(state.refused().mails());
        text.gauge("mypage_mails_finished_recently", "Mails that were sent or given up within 15 minutes")
                .value(state.refused().finished());
        text.gauge("mypage_acts_waiting", "Acts of staff that wait for a second member")
                .value(state.team().acts().waiting());
        text.gauge("mypage_otp_off", "Services that have ceased to ask for one-time passwords")
                .value(state.otpOff().size());
        text.gauge("mypage_audit_broken", "1 if the last finished check of the audit trail found a fault")
                .value(state.audit().broken() ? 1 : 0);
        text.gauge("mypage_audit_sound_timestamp_seconds", "When a check last found the audit trail sound; 0 if never")
                .value(state.audit().soundAt().map(Instant::getEpochSecond).orElse(0L));
    }

    private static double age(SystemState state, Optional<Instant> since) {
        return since.map(begin -> Duration.between(begin, state.now()).toMillis() / 1000.0)
                .filter(seconds -> seconds > 0)
                .orElse(0.0);
    }
}
