package mypage.httppost;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.Row;

/** The table {@code http_post}. A trigger writes the posts that tell applications of the end of a session. */
@Dependent
class HttpPostRepository {

    private static final int LONGEST_ERROR = 300;

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into http_post (id, kind, host, payload, created_at, next_try_at)
            values (nextval('id_seq'), :kind, :host, :payload, :now, :now)""");

    /** Looks at one row for each host, however many wait. */
    private static final NativeStatement DUE_HOSTS = NativeStatement.of("""
            with recursive waiting as (
                (select host from http_post where given_up_at is null order by host limit 1)
                union all
                select (select p.host from http_post p where p.given_up_at is null and p.host > w.host
                    order by p.host limit 1)
                from waiting w where w.host is not null)
            select w.host from waiting w where exists (
                select from http_post p where p.given_up_at is null and p.host = w.host and p.next_try_at <= :now)""");

    private static final NativeStatement CLAIM = NativeStatement.of("""
            with next as (
                select id from http_post where given_up_at is null and host = :host and next_try_at <= :now
                order by next_try_at limit 1 for update skip locked),
            claimed as (
                update http_post p set next_try_at = :until, tries = p.tries + 1 from next where p.id = next.id
                returning p.id, p.kind, p.payload, p.tries)
            select id, kind, payload, tries from claimed""");

    private static final String OF_THIS_CLAIM = " where id = :id and tries = :tries and given_up_at is null";

    private static final NativeStatement DELETE = NativeStatement.of("delete from http_post" + OF_THIS_CLAIM);

    private static final NativeStatement RETRY =
            NativeStatement.of("update http_post set next_try_at = :next, last_error = :error" + OF_THIS_CLAIM);

    private static final NativeStatement GIVE_UP =
            NativeStatement.of("update http_post set given_up_at = :now, last_error = :error" + OF_THIS_CLAIM);

    /** Only what is due, so that no worker is just sending it. */
    private static final NativeStatement GIVE_UP_OLD = NativeStatement.of("""
            with old as (
                select id from http_post where given_up_at is null and created_at <= :before and next_try_at <= :now
                limit :most for update skip locked),
            ended as (
                update http_post p set given_up_at = :now, last_error = coalesce(p.last_error, 'too many waited')
                from old where p.id = old.id
                returning p.id, p.kind, p.payload, p.tries)
            select id, kind, payload, tries from ended""");

    /** Reads no errors, since each look at the metrics asks. */
    private static final NativeStatement COUNTS = NativeStatement.of("""
            select count(*) filter (where given_up_at is null), count(given_up_at),
                min(created_at) filter (where given_up_at is null)
            from http_post""");

    private static final NativeStatement WAITING = NativeStatement.of("""
            select host, count(*) filter (where given_up_at is null), count(given_up_at),
                min(created_at) filter (where given_up_at is null),
                (array_agg(last_error order by tries desc) filter (where last_error is not null))[1]
            from http_post group by host order by host""");

    @PersistenceContext
    EntityManager entities;

    void add(String kind, URI address, String payload, Instant now) {
        ADD.in(entities)
                .set("kind", kind)
                .set("host", address.getRawAuthority())
                .set("payload", payload)
                .set("now", now)
                .update();
    }

    /** The hosts for which a post is due. */
    List<String> dueHosts(Instant now) {
        return DUE_HOSTS
                .in(entities)
                .set("now", now)
                .rows()
                .map(row -> row.text(0))
                .toList();
    }

    /** The post to this host that is due first, unless another worker has claimed it. */
    Optional<HttpPost> claim(String host, Instant now, Instant until) {
        return CLAIM.in(entities)
                .set("host", host)
                .set("now", now)
                .set("until", until)
                .first()
                .map(HttpPostRepository::post);
    }

    private static HttpPost post(Row row) {
        return new HttpPost(row.number(0), row.text(1), row.text(2), (int) row.number(3));
    }

    /** @return false when another worker has claimed it since */
    boolean delete(HttpPost post) {
        return of(DELETE, post).changesOneRow();
    }

    /** Unless another worker has claimed it since. */
    void retry(HttpPost post, String error, Instant next) {
        of(RETRY, post).set("error", abbreviated(error)).set("next", next).update();
    }

    /** @return false when another worker has claimed it since */
    boolean giveUp(HttpPost post, String error, Instant now) {
        return of(GIVE_UP, post)
                .set("error", abbreviated(error))
                .set("now", now)
                .changesOneRow();
    }

    /** @return what it gave up: at most so many that were written before */
    List<HttpPost> giveUpOld(Instant before, Instant now, int most) {
        return GIVE_UP_OLD
                .in(entities)
                .set("before", before)
                .set("now", now)
                .set("most", most)
                .rows()
                .map(HttpPostRepository::post)
                .toList();
    }

    PostCounts counts() {
        return COUNTS.in(entities)
                .first()
                .map(row -> new PostCounts(row.number(0), row.number(1), Optional.ofNullable(row.time(2))))
                .orElseThrow();
    }

    private NativeStatement.Execution of(NativeStatement statement, HttpPost post) {
        return statement.in(entities).set("id", post.id()).set("tries", post.tries());
    }

    private static String abbreviated(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    List<WaitingPosts> waiting() {
        return WAITING.in(entities).rows().map(HttpPostRepository::waiting).toList();
    }

    private static WaitingPosts waiting(Row row) {
        return new WaitingPosts(
                row.text(0),
                row.number(1),
                row.number(2),
                Optional.ofNullable(row.time(3)),
                Optional.ofNullable(row.text(4)));
    }
}
