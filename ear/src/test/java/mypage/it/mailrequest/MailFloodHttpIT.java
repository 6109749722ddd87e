package mypage.it.mailrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import mypage.it.recovery.PasswordLinkVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many requests for mails from one network at once, by an attacker with a list of addresses. */
@ArquillianTest
@RunAsClient
@Tag("C1")
class MailFloodHttpIT {

    private static final String NETWORK = "10.250.0.2";
    private static final String SEND = "確認番号をメールで受け取る";
    private static final int CLIENTS = 6;
    private static final int POSTS = 60;
    private static final int GRANTED = 30;
    private static final Duration INTERVAL = Duration.ofSeconds(18);

    @Test
    void aFloodFromOneNetworkSendsFewMailsAndDelaysNobodyElse() throws Exception {
        Instant begin = Instant.now();
        RateLimitFixture.set(
                "mail requests " + NETWORK + "/32", Duration.ofHours(1).minus(INTERVAL.multipliedBy(GRANTED)));
        List<AccountFixture> victims = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            victims.add(AccountFixture.create(Site.SEEKER));
        }
        var owner = AccountFixture.create(Site.SEEKER);
        var next = new AtomicInteger();

        List<Integer> answers = Race.of(CLIENTS, () -> flood(victims, next)).stream()
                .flatMap(List::stream)
                .toList();
        long waiting = Sql.number("select count(*) from mail_request where client_address = ?", NETWORK);
        Instant asked = Instant.now();
        PasswordLinkVisitor.reset(owner);
        Duration delay = Duration.between(asked, Instant.now());

        assertTrue(delay.compareTo(Duration.ofSeconds(4)) < 0, () -> "after " + delay + ", behind " + waiting);
        long granted = answers.stream().filter(status -> status == 200).count();
        long regained = Duration.between(begin, Instant.now()).dividedBy(INTERVAL) + 1;
        assertTrue(granted >= GRANTED && granted <= GRANTED + regained, answers::toString);
        assertEquals(
                POSTS - granted,
                answers.stream().filter(status -> status == 429).count());
        Await.until(
                "requests answered",
                () -> Sql.number("select count(*) from mail_request where client_address = ?", NETWORK) == 0);
        assertEquals(
                granted,
                Sql.number(
                        "select count(*) from audit_event where kind = 'PASS_ISSUED' and client_address = ?", NETWORK));
    }

    private static List<Integer> flood(List<AccountFixture> victims, AtomicInteger next) throws Exception {
        HtmlForm form = TestBed.visitor().get(Site.SEEKER.path + "/login-pass").form(SEND);
        List<Integer> answers = new ArrayList<>();
        for (int i = next.getAndIncrement(); i < POSTS; i = next.getAndIncrement()) {
            var attacker = TestBed.visitor().from(NETWORK);
            attacker.submit(form.type(HttpVisitor.ID, victims.get(i).email()));
            answers.add(attacker.status());
        }
        return answers;
    }

    @Test
    @Tag("C8")
    void aNetworkWithTooManyRequestsIsToldWhenToRetry() throws Exception {
        RateLimitFixture.set("mail requests 10.250.0.3/32", Duration.ofHours(1));
        var visitor = TestBed.visitor().from("10.250.0.3").get(Site.SEEKER.path + "/login-pass");

        visitor.submit(visitor.form(SEND).type(HttpVisitor.ID, "somebody@example.jp"));

        assertEquals(429, visitor.status());
        assertTrue(visitor.text().contains("1分ほど待って"), visitor::text);
        assertTrue(visitor.body().contains("value=\"somebody@example.jp"), visitor::body);
        long seconds = Long.parseLong(
                visitor.answer().headers().firstValue("Retry-After").orElseThrow());
        assertTrue(seconds > 0 && seconds <= INTERVAL.toSeconds() + 1, "Retry-After: " + seconds);
    }
}
