package mypage.admin.dashboard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.PlatformSettings;
import mypage.platform.Rate;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Mails events, and states that nobody has looked at, to those whom {@link AlarmSettings} name, and posts them to
 * another system: once a kind and pause, for all that came up meanwhile. Names no user. Joins the caller's transaction.
 */
@Stateless
public class AlarmMailer {

    /** After this time an alarm is no news. */
    private static final Duration WORTH_SENDING = Duration.ofHours(24);

    private final MailTexts texts = MailTexts.forStaff();

    @Inject
    AlarmRepository alarms;

    @Inject
    AlarmSettings settings;

    @Inject
    PlatformSettings platform;

    @Inject
    RateLimiter limiter;

    @Inject
    Outbox outbox;

    @Inject
    AlarmWebhook webhook;

    @Inject
    Clock clock;

    public void tell() {
        alarms.unmailed().forEach(this::tell);
    }

    private void tell(AlarmRepository.Unmailed unmailed) {
        List<String> recipients = settings.recipients(unmailed.kind());
        if (recipients.isEmpty() && settings.webhook().isEmpty()
                || limiter.acquire(List.of(limit(unmailed.kind()))).isEmpty()) {
            Instant now = clock.instant();
            for (int i = 0; i < recipients.size(); i++) {
                mail(unmailed, "alarm:" + unmailed.kind() + ":" + i, recipients.get(i), now);
            }
            webhook.enqueue(unmailed, texts.text("alarm." + unmailed.kind()), dashboard());
            alarms.noteMailed(unmailed.kind(), now);
        }
    }

    private RateLimit limit(AlarmKind kind) {
        return new RateLimit("alarm mail " + kind, new Rate(1, settings.pause()));
    }

    private void mail(AlarmRepository.Unmailed unmailed, String topic, String recipient, Instant now) {
        outbox.enqueue(
                topic,
                recipient,
                texts.mail(
                        "ALARM",
                        texts.text("alarm." + unmailed.kind()),
                        Long.toString(unmailed.alarms()),
                        texts.dateTime(unmailed.last()),
                        dashboard()),
                now.plus(WORTH_SENDING));
    }

    private String dashboard() {
        return platform.adminUrl().resolve("/admin/home").toString();
    }
}
