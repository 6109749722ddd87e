package mypage.admin.mails;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.EmailAddress;
import mypage.mail.Bounce;
import mypage.mail.OutboxMessage;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;
import mypage.platform.SearchTime;

/** The rows of {@link LoggedMail}, the newest first. */
@Dependent
class LoggedMailRepository {

    // Native, because an index of some mails is used only if its condition is part of the statement.
    static final NativeStatement FAILING = listed(condition(MailState.FAILING));
    static final NativeStatement DELAYED = listed(condition(MailState.DELAYED));
    static final NativeStatement UNDELIVERED = listed(condition(MailState.UNDELIVERED));

    private static final String BEGINNING = "lower(recipient) like :beginning escape '!'";

    /** Sorts all that it finds. */
    static final NativeStatement BY_BEGINNING = listed(BEGINNING);

    private static final Map<MailState, NativeStatement> BY_BEGINNING_AND_STATE = Stream.of(MailState.values())
            .collect(Collectors.toMap(Function.identity(), state -> listed(BEGINNING + " and " + condition(state))));

    private static String condition(MailState state) {
        return switch (state) {
            case FAILING -> "state = 'QUEUED' and last_error is not null";
            case DELAYED -> "state <> 'QUEUED' and bounce = 'DELAYED'";
            case UNDELIVERED -> "state <> 'QUEUED' and bounce = 'FAILED'";
            case QUEUED, SENT, FAILED, EXPIRED, REPLACED -> "state = '" + state + "'";
        };
    }

    private static NativeStatement listed(String condition) {
        return NativeStatement.of("""
            select id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at,
                last_error, bounce, bounced_at, bounce_reason
            from outbox_message
            where %s and queued_at >= :since and (queued_at, id) < (:until, :id)
            order by queued_at desc, id desc limit :most""".replace("%s", condition));
    }

    @PersistenceContext
    EntityManager entities;

    Optional<LoggedMail> find(long id) {
        return Optional.ofNullable(entities.find(LoggedMail.class, id));
    }

    /**
     * Those to an address; if there are none, those to addresses that begin so.
     *
     * @param end the position after the first mail of the list
     * @throws mypage.platform.TooWideException when it takes too long; the transaction is rolled back
     */
    List<LoggedMail> list(MailFilter filter, Instant since, MailPosition end, int most) {
        return list(filter, since, end, most, SearchTime.LONGEST);
    }

    List<LoggedMail> list(MailFilter filter, Instant since, MailPosition end, int most, Duration longest) {
        List<LoggedMail> found = filter.canBeWhole() ? ofWhole(filter, since, end, most) : List.of();
        return found.isEmpty()
                ? filter.beginning()
                        .map(text ->
                                SearchTime.within(longest, entities, () -> begunWith(text, filter, since, end, most)))
                        .orElse(found)
                : found;
    }

    private List<LoggedMail> begunWith(String beginning, MailFilter filter, Instant since, MailPosition end, int most) {
        NativeStatement found = filter.state().map(BY_BEGINNING_AND_STATE::get).orElse(BY_BEGINNING);
        return listed(found.in(entities, LoggedMail.class).set("beginning", pattern(beginning)), since, end, most);
    }

    private List<LoggedMail> ofWhole(MailFilter filter, Instant since, MailPosition end, int most) {
        Optional<NativeStatement> statement =
                filter.state().filter(state -> filter.recipient().isEmpty()).flatMap(LoggedMailRepository::ofAll);
        return statement
                .map(of -> listed(of.in(entities, LoggedMail.class), since, end, most))
                .orElseGet(() -> find(filter, since, end, most));
    }

    /** Lists mails in a state that has an index of its own. */
    private static Optional<NativeStatement> ofAll(MailState state) {
        return switch (state) {
            case FAILING -> Optional.of(FAILING);
            case DELAYED -> Optional.of(DELAYED);
            case UNDELIVERED -> Optional.of(UNDELIVERED);
            case QUEUED, SENT, FAILED, EXPIRED, REPLACED -> Optional.empty();
        };
    }

    private static String pattern(String beginning) {
        return beginning.replaceAll("[!%_]", "!$0") + "%";
    }

    private static List<LoggedMail> listed(Execution query, Instant since, MailPosition end, int most) {
        return query.set("since", since)
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
        filter.state()
                .ifPresent(state -> bounce(state)
                        .ifPresentOrElse(
                                bounce -> query.setParameter("bounce", bounce),
                                () -> query.setParameter("state", kept(state))));
        filter.recipient().ifPresent(recipient -> query.setParameter("recipient", EmailAddress.normalize(recipient)));
        return query.getResultList();
    }

    private static String queryFor(MailFilter filter) {
        if (filter.recipient().isEmpty()) {
            return filter.state().isEmpty() ? LoggedMail.ALL : LoggedMail.BY_STATE;
        }
        return filter.state().map(LoggedMailRepository::queryFor).orElse(LoggedMail.BY_RECIPIENT);
    }

    private static String queryFor(MailState state) {
        return switch (state) {
            case FAILING -> LoggedMail.FAILING_BY_RECIPIENT;
            case DELAYED, UNDELIVERED -> LoggedMail.BOUNCED_BY_RECIPIENT;
            case QUEUED, SENT, FAILED, EXPIRED, REPLACED -> LoggedMail.BY_RECIPIENT_AND_STATE;
        };
    }

    private static Optional<Bounce> bounce(MailState state) {
        return switch (state) {
            case DELAYED -> Optional.of(Bounce.DELAYED);
            case UNDELIVERED -> Optional.of(Bounce.FAILED);
            case QUEUED, FAILING, SENT, FAILED, EXPIRED, REPLACED -> Optional.empty();
        };
    }

    private static OutboxMessage.State kept(MailState state) {
        return state == MailState.FAILING ? OutboxMessage.State.QUEUED : OutboxMessage.State.valueOf(state.name());
    }
}
