package mypage.admin.approvals;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.admin.approvals.TeamRepository.Addressee;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;

/** Sends a mail to many members of staff, one each. All methods join the caller's transaction. */
@Stateless
public class TeamMailer {

    /** After this time a notification is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    /** Who was disabled within this time is told too: it may have been done so that nobody objects. */
    private static final Duration RECENTLY_DISABLED = Duration.ofDays(30);

    private final MailTexts texts = MailTexts.forStaff();

    @Inject
    TeamRepository team;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The name of a member, for a mail. */
    public String name(long id) {
        return team.name(id);
    }

    /**
     * Tells all staff what a colleague just did.
     *
     * @param key the text in {@code staff_ja.properties}
     */
    public void tellNews(String key, String... arguments) {
        tellAll(key + ":" + clock.instant().toEpochMilli(), key, arguments);
    }

    /** Tells all staff, those included who were disabled a short time ago. */
    public void tellAll(String topic, String key, String... arguments) {
        tell(team.all(clock.instant().minus(RECENTLY_DISABLED)), topic, key, arguments);
    }

    /** Tells those who may approve or manage. */
    public void tellDeciders(String topic, String key, String... arguments) {
        tell(team.deciders(), topic, key, arguments);
    }

    private void tell(List<Addressee> addressees, String topic, String key, String... arguments) {
        Instant now = clock.instant();
        for (Addressee addressee : addressees) {
            outbox.enqueue(
                    "staff:" + topic + ":" + addressee.id(),
                    addressee.email(),
                    texts.mail(key, arguments),
                    now.plus(WORTH_SENDING));
        }
    }
}
