package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.mailrequest.MailRequestResult.Busy;
import mypage.mailrequest.MailRequestResult.TooMany;
import mypage.web.site.FakeRetryLater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class MailRequestsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private final FakeErrors errors = new FakeErrors();
    private final FakeRetryLater retry = new FakeRetryLater(NOW);
    private final MailRequests requests = new MailRequests();

    {
        requests.errors = errors;
        requests.retry = retry;
    }

    @Test
    void goesOnIfTheRequestWasAccepted() {
        assertEquals("next", requests.answer(new Accepted(), "next"));
        assertNull(retry.answer);
        assertTrue(errors.added.isEmpty());
    }

    @Test
    void tellsANetworkWhenToTryAgain() {
        assertNull(requests.answer(new TooMany(NOW.plusSeconds(70)), "next"));
        assertEquals("429 71", retry.answer);
        assertTrue(errors.added.get(0).text().contains("2分ほど待って"), errors.added::toString);
    }

    @Test
    void tellsThatTooManyRequestsWait() {
        assertNull(requests.answer(new Busy(), "next"));
        assertEquals("503 10", retry.answer);
        assertTrue(errors.added.get(0).text().contains("アクセスが集中"), errors.added::toString);
    }
}
