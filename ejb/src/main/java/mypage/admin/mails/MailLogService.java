package mypage.admin.mails;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import mypage.mail.OutboxMessageRepository;
import mypage.platform.Slice;

/** What became of mails, for staff. Never what stands in them. */
@Stateless
public class MailLogService {

    private static final int PAGE = 50;

    /** More are not counted. */
    public static final int MANY = 1000;

    @Inject
    LoggedMailRepository mails;

    @Inject
    OutboxMessageRepository outbox;

    /** @param after the key of the last mail of the page before */
    @RolesAllowed("LOOK_UP")
    public Slice<LoggedMail> list(MailFilter filter, Optional<String> after) {
        Instant since = filter.since().orElse(MailPosition.FIRST.queuedAt());
        MailPosition end = after.flatMap(MailPosition::parse)
                .or(() -> filter.until().map(until -> new MailPosition(until, 0)))
                .orElse(MailPosition.END);
        return Slice.of(mails.list(filter, since, end, PAGE + 1), PAGE, MailPosition::of);
    }

    /** Empty when there is none, or none any more. */
    @RolesAllowed("LOOK_UP")
    public Optional<LoggedMail> find(long id) {
        return mails.find(id);
    }

    /** How many mails failed and wait for their next try, up to {@link #MANY}. */
    @RolesAllowed("LOOK_UP")
    public int countFailing() {
        return outbox.countFailing(MANY);
    }
}
