package mypage.admin.mails;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.mail.OutboxMessage;
import mypage.platform.NativeStatement;

/** The rows of {@link LoggedMail}, the newest first. */
@Dependent
class LoggedMailRepository {

    /** Native, because its index is used only if its condition is part of the statement. */
    static final NativeStatement FAILING = NativeStatement.of("""
            select id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at,
                last_error
            from outbox_message
            where state = 'QUEUED' and last_error is not null and queued_at >= :since
                and (queued_at, id) < (:until, :id)
            order by queued_at desc, id desc limit :most""");

    @PersistenceContext
    EntityManager entities;

    Optional<LoggedMail> find(long id) {
        return Optional.ofNullable(entities.find(LoggedMail.class, id));
    }

    /** @param end the position after the first mail of the list */
    List<LoggedMail> list(MailFilter filter, Instant since, MailPosition end, int most) {
        return isAllFailing(filter) ? failing(since, end, most) : find(filter, since, end, most);
    }

    private static boolean isAllFailing(MailFilter filter) {
        return filter.state().filter(MailState.FAILING::equals).isPresent()
                && filter.recipient().isEmpty();
    }

    private List<LoggedMail> failing(Instant since, MailPosition end, int most) {
        return FAILING.in(entities, LoggedMail.class)
                .set("since", since)
                .set("until", end.queuedAt())
                .set("id", end.id())
                .set("most", most)
                .results(LoggedMail.class)
                .toList();
    }

    private List<LoggedMail> find(MailFilter filter, Instant since, MailPosition end, int most) {
        TypedQuery<LoggedMail> query = entities.createNamedQuery(queryFor(filter), LoggedMail.class)
                .setParameter("since", since)
                .setParameter("until", end.queuedAt())
                .setParameter("id", end.id())
                .setMaxResults(most);
        filter.state().ifPresent(state -> query.setParameter("state", kept(state)));
        filter.recipient().ifPresent(recipient -> query.setParameter("recipient", EmailAddress.normalize(recipient)));
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
}
