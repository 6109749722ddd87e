package mypage.mailrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Service;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.mailrequest.MailRequestResult.Busy;
import mypage.mailrequest.MailRequestResult.TooMany;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many requests are accepted, and when they are due. */
@Tag("C1")
class MailRequestServiceTest extends MailRequestFixture {

    private static final Duration REGAINED = Duration.ofMinutes(12);

    MailRequestServiceTest() {
        super("mypage.mail.requests.network=5/PT1H");
    }

    @Test
    @Tag("C8")
    void theRequestsOfANetworkShareOneLimitWhateverTheyAskFor() {
        for (int i = 0; i < 5; i++) {
            assertEquals(new Accepted(), i % 2 == 0 ? code(account.context) : link(account.context));
        }
        var refused = new TooMany(container.clock.instant().plus(REGAINED));
        assertEquals(refused, code(account.context));
        assertEquals(refused, link(neighbour()));
        assertEquals(new Accepted(), link(network()));
        assertEquals(6, waiting());

        container.clock.pass(REGAINED.minus(SECOND));
        assertEquals(refused, code(account.context));
        container.clock.pass(SECOND);
        assertEquals(new Accepted(), code(neighbour()));
        assertInstanceOf(TooMany.class, link(account.context));
    }

    @Test
    void anAddressThatNoAccountCanHaveIsCountedButDoesNotWait() {
        for (String none : new String[] {"", "\0", "nobody", "x".repeat(300) + "@example.jp", "a b@example.jp"}) {
            assertEquals(new Accepted(), devices.send(Service.SEEKER, none, account.context), none);
        }
        assertInstanceOf(TooMany.class, code(account.context));
        assertEquals(0, waiting());
    }

    @Test
    void neverMoreThanFiveThousandWaitAndARefusedOneIsNotCounted() {
        account.update("""
                insert into mail_request (kind, service, email, network, client_address, request_id, user_agent,
                    language, requested_at, due_at, expires_at)
                select 'PASSWORD_LINK', 'SEEKER', 'x', 'n' || i, '', '', '', 'JA', ?1, ?1, ?1
                from generate_series(1, 4999) i""", Timestamp.from(container.clock.instant()));
        assertEquals(new Accepted(), code(account.context));
        for (int i = 0; i < 10; i++) {
            assertEquals(new Busy(), code(account.context));
        }
        assertEquals(5000, waiting());

        account.update("delete from mail_request where email = 'x'");
        for (int i = 1; i < 5; i++) {
            assertEquals(new Accepted(), code(account.context));
        }
        assertInstanceOf(TooMany.class, code(account.context));
    }

    @Test
    void theRequestsOfANetworkAreDueOneAfterTheOtherAndThoseOfOthersAtOnce() {
        Instant now = container.clock.instant();
        for (int i = 0; i < 5; i++) {
            code(account.context);
        }
        assertEquals(now.plusMillis(500 + 4 * 200), lastDue());
        code(network());
        assertEquals(
                1,
                account.number(
                        "select count(*) from mail_request where due_at = ?1 and network <> ?2",
                        Timestamp.from(now.plusMillis(500)),
                        account.context.network()));

        container.answerMailRequests();
        container.clock.pass(REGAINED);
        code(account.context);
        assertEquals(container.clock.instant().plusMillis(500), lastDue(), "nothing waits any more");
    }

    @Test
    @Tag("C8")
    void anUnknownAddressWaitsLikeAKnownOne() {
        recovery.mailLink(Service.SEEKER, "nobody@example.jp", network());
        link(network());
        assertEquals(2, account.number("select count(*) from mail_request group by requested_at, due_at, expires_at"));
        assertTrue(account.mails().isEmpty());
    }

    private Instant lastDue() {
        return ((Timestamp) account.row("select max(due_at) from mail_request")).toInstant();
    }

    private MailRequestResult code(RequestContext context) {
        return devices.send(account.service, account.email, context);
    }

    private MailRequestResult link(RequestContext context) {
        return recovery.mailLink(account.service, account.email, context);
    }

    /** A context of the same IPv6 /64. */
    private RequestContext neighbour() {
        return new RequestContext(account.context.address().replace("::1", "::2"), "test", "");
    }
}
