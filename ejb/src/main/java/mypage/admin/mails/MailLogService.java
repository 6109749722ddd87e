package mypage.admin.mails;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mypage.mail.OutboxMessage;
import mypage.platform.Slice;

/** What became of mails, for staff. Never what stands in them. */
@Stateless
public class MailLogService {

    private static final int PAGE = 50;

    /** More are not counted. */
    public static final int MANY = 1000;

    @PersistenceContext
    EntityManager entities;

    /** @param after the key of the last mail of the page before */
    @RolesAllowed("LOOK_UP")
    public Slice<LoggedMail> list(MailFilter filter, Optional<String> after) {
        Instant since = filter.since().orElse(MailPosition.FIRST.queuedAt());
        MailPosition end = after.flatMap(MailPosition::parse)
                .or(() -> filter.until().map(until -> new MailPosition(until, 0)))
                .orElse(MailPosition.END);
        List<LoggedMail> found = isAllFailing(filter) ? failing(since, end) : find(filter, since, end);
        return Slice.of(found, PAGE, MailPosition::of);
    }

    private static boolean isAllFailing(MailFilter filter) {
        return filter.state().filter(MailState.FAILING::equals).isPresent()
                && filter.recipient().isEmpty();
    }

    /** Apart from the others, as its index is used only where its condition stands in the statement. */
    private List<LoggedMail> failing(Instant since, MailPosition end) {
        return entities.createNamedQuery(LoggedMail.FAILING, LoggedMail.class)
                .setParameter(1, Timestamp.from(since))
                .setParameter(2, Timestamp.from(end.queuedAt()))
                .setParameter(3, end.id())
                .setParameter(4, PAGE + 1)
                .getResultList();
    }

    private List<LoggedMail> find(MailFilter filter, Instant since, MailPosition end) {
        TypedQuery<LoggedMail> query = entities.createNamedQuery(queryFor(filter), LoggedMail.class)
                .setParameter("since", since)
                .setParameter("until", end.queuedAt())
                .setParameter("id", end.id())
                .setMaxResults(PAGE + 1);
        filter.state().ifPresent(state -> query.setParameter("state", kept(state)));
        filter.recipient().ifPresent(recipient -> query.setParameter("recipient", recipient.toLowerCase(Locale.ROOT)));
        return query.getResultList();
    }

    private static String queryFor(MailFilter filter) {
        if (filter.recipient().isEmpty()) {
            return filter.state().isEmpty() ? LoggedMail.ALL : LoggedMail.BY_STATE;
        }
        return filter.state()
                .map(state -> state == MailState.FAILING
                        ? LoggedMail.FAILING_BY_RECIPIENT
                        : LoggedMail.BY_RECIPIENT_AND_STATE)
                .orElse(LoggedMail.BY_RECIPIENT);
    }

    private static OutboxMessage.State kept(MailState state) {
        return state == MailState.FAILING ? OutboxMessage.State.QUEUED : OutboxMessage.State.valueOf(state.name());
    }

    /** Empty when there is none, or none any more. */
    @RolesAllowed("LOOK_UP")
    public Optional<LoggedMail> find(long id) {
        return Optional.ofNullable(entities.find(LoggedMail.class, id));
    }

    /** How many mails failed and wait for their next try, up to {@link #MANY}. */
    @RolesAllowed("LOOK_UP")
    public int countFailing() {
        return ((Number) entities.createNamedQuery(OutboxMessage.COUNT_FAILING)
                        .setParameter(1, MANY)
                        .getSingleResult())
                .intValue();
    }
}
