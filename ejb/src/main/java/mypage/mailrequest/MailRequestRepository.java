package mypage.mailrequest;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.NativeStatement;
import mypage.platform.RequestContext;
import mypage.platform.Row;

/** The table {@code mail_request}: a row for each {@link MailRequest} that is not answered yet. */
@Dependent
class MailRequestRepository {

    /** A node answers some hundreds a second, so that a request waits for some ten seconds at most. */
    static final int MOST = 5000;

    /**
     * When a request is answered: at this time after it was made, when its response has been sent. Work that started
     * during the response could slow it down on a node with few processors, and so reveal whether there is an account.
     */
    static final Duration DELAY = Duration.ofMillis(500);

    /**
     * The requests of one network are answered at this interval, so that those of others, and their mails, never wait
     * behind a flood, even if the mail server takes only some mails a second. Fifty people in one room who ask at the
     * same moment are answered within ten seconds.
     */
    static final Duration INTERVAL = Duration.ofMillis(200);

    /** For this long a request is worth answering. */
    static final Duration VALIDITY = Duration.ofMinutes(10);

    /** How long a claim holds. An answer takes milliseconds. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into mail_request (kind, service, email, network, client_address, request_id, user_agent, language,
                requested_at, expires_at, due_at)
            select :kind, :service, :email, :network, :address, :request, :browser, :language,
                cast(:now as timestamptz), cast(:expiresAt as timestamptz),
                greatest(cast(:dueAt as timestamptz), (select max(due_at) from mail_request where network = :network)
                    + :interval * interval '1 millisecond')
            where (select count(*) from (select from mail_request limit :most) waiting) < :most""");

    private static final NativeStatement CLAIM = NativeStatement.of("""
            with next as (select id from mail_request
                where kind = any(string_to_array(:kinds, ','))
                    and due_at <= :now and (claimed_until is null or claimed_until <= :now) and expires_at > :now
                order by due_at limit 1 for update skip locked),
            claimed as (
                update mail_request r set claimed_until = :until from next where r.id = next.id
                returning r.id, kind, service, email, client_address, request_id, user_agent, language)
            select id, kind, service, email, client_address, request_id, user_agent, language from claimed""");

    private static final NativeStatement DELETE = NativeStatement.of("delete from mail_request where id = :id");

    /** A later release may know more, whose requests are left to its nodes. */
    private static final String KINDS =
            Stream.of(MailRequest.Kind.values()).map(Enum::name).collect(Collectors.joining(","));

    @PersistenceContext
    EntityManager entities;

    /** @return false, and nothing has changed, when {@link #MOST} requests wait */
    boolean add(MailRequest request, Instant now) {
        RequestContext context = request.context();
        return ADD.in(entities)
                .set("kind", request.kind().name())
                .set("service", request.service().name())
                .set("email", request.email())
                .set("network", context.network())
                .set("address", context.address())
                .set("request", context.requestId())
                .set("browser", context.userAgent())
                .set("language", context.language().name())
                .set("now", now)
                .set("expiresAt", now.plus(VALIDITY))
                .set("dueAt", now.plus(DELAY))
                .set("interval", INTERVAL.toMillis())
                .set("most", MOST)
                .changesOneRow();
    }

    /** The request that has been due for longest, unless another worker has claimed it. */
    Optional<ClaimedMailRequest> claim(Instant now) {
        return CLAIM.in(entities)
                .set("kinds", KINDS)
                .set("now", now)
                .set("until", now.plus(LEASE))
                .first()
                .map(MailRequestRepository::claimed);
    }

    private static ClaimedMailRequest claimed(Row row) {
        RequestContext context =
                new RequestContext(row.text(4), row.text(5), row.text(6), Language.valueOf(row.text(7)));
        return new ClaimedMailRequest(
                row.number(0),
                new MailRequest(
                        MailRequest.Kind.valueOf(row.text(1)), Service.valueOf(row.text(2)), row.text(3), context));
    }

    /** @return false when another worker was first */
    boolean delete(long id) {
        return DELETE.in(entities).set("id", id).changesOneRow();
    }
}
