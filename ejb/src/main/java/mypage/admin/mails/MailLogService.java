package mypage.admin.mails;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditTrail;
import mypage.mail.OutboxMessageRepository;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/** Shows staff what happened to mails, but never their text. */
@Stateless
public class MailLogService {

    /** The most that are counted. */
    public static final int MANY = 1000;

    @Inject
    LoggedMailRepository mails;

    @Inject
    OutboxMessageRepository outbox;

    @Inject
    AuditTrail audit;

    /**
     * A list of mails. Those to one address are for whoever knows it; that is recorded, without what was typed.
     *
     * @param size how many are on a page
     * @param after the position of the last mail of the previous page
     * @throws mypage.platform.TooWideException when it takes too long; the transaction is rolled back
     */
    @RolesAllowed("LOOK_UP")
    public Slice<LoggedMail> list(MailFilter filter, int size, Optional<String> after, RequestContext context) {
        if (filter.recipient().isPresent()) {
            audit.record(MailAuditKind.MAIL_SEARCHED, null, context);
        }
        Instant since = filter.since().orElse(MailPosition.FIRST.queuedAt());
        MailPosition end = after.flatMap(MailPosition::parse)
                .or(() -> filter.until().map(until -> new MailPosition(until, 0)))
                .orElse(MailPosition.END);
        return Slice.of(mails.list(filter, since, end, size + 1), size, MailPosition::of);
    }

    /** The mail with its recipient, which is recorded; empty when it does not exist or was deleted. */
    @RolesAllowed("LOOK_UP")
    public Optional<LoggedMail> view(long id, RequestContext context) {
        Optional<LoggedMail> found = mails.find(id);
        found.ifPresent(mail -> audit.record(MailAuditKind.MAIL_VIEWED, id, context));
        return found;
    }

    /** The number of mails that failed and wait for the next attempt, up to {@link #MANY}. */
    @RolesAllowed("LOOK_UP")
    public int countFailing() {
        return outbox.countFailing(MANY);
    }
}
