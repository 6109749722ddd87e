package mypage.it.recovery;

import static mypage.it.recovery.PasswordLinkVisitor.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The answers to requests for a link to choose a password. */
@ArquillianTest
@RunAsClient
class PasswordResetRequestHttpIT {

    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    @Tag("C8")
    void theAnswerDoesNotRevealWhetherAnAccountExists() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var invited = PasswordLinkVisitor.invited(Site.SEEKER);
        var locked = AccountFixture.create(Site.SEEKER);
        Sql.update("update account set locked_at = now() where id = ?", locked.id());
        String nobody = UUID.randomUUID() + "@example.jp";

        String answer = answer(account.email());
        for (String email : List.of(invited.email(), locked.email(), nobody)) {
            assertEquals(answer, answer(email), email);
        }

        mailbox.notice("パスワード再登録のご案内", account.email());
        mailbox.notice("アカウント登録のご案内", invited.email());
        assertEquals(List.of(), mailbox.all(locked.email()));
        assertEquals(List.of(), mailbox.all(nobody));
    }

    @Test
    @Tag("C18")
    void whatCannotBeAnAddressIsToldAtItsField() throws Exception {
        var visitor = ask(TestBed.visitor(), Site.SEEKER, "no address");
        assertEquals(200, visitor.status());
        assertTrue(visitor.body().contains("id=\"email-error\""), visitor::body);
    }

    /** Status, headers and body of the redirect and of the page that it leads to. */
    private static String answer(String email) throws Exception {
        var visitor = ask(TestBed.visitor(), Site.SEEKER, email);
        String redirect = visitor.status() + " " + headers(visitor);
        visitor.follow();
        assertTrue(visitor.text().contains(PasswordLinkVisitor.SENT), visitor::text);
        return redirect + "\n" + visitor.status() + " " + headers(visitor) + "\n" + visitor.body();
    }

    private static Map<String, List<String>> headers(HttpVisitor visitor) {
        Map<String, List<String>> headers =
                new TreeMap<>(visitor.answer().headers().map());
        headers.keySet().removeAll(Set.of("date", "x-request-id"));
        return headers;
    }

    @Test
    @Tag("C1")
    void aNetworkWithTooManyRequestsIsToldWhenToRetry() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        RateLimitFixture.set("mail requests 10.250.0.1/32", Duration.ofHours(1));

        var user = ask(TestBed.visitor().from("10.250.0.1"), Site.SEEKER, account.email());

        assertEquals(429, user.status());
        assertTrue(user.text().contains("1分ほど待って"), user::text);
        assertTrue(user.body().contains("value=\"" + account.email()), user::body);
        long seconds =
                Long.parseLong(user.answer().headers().firstValue("Retry-After").orElseThrow());
        assertTrue(seconds > 0 && seconds <= 19, "Retry-After: " + seconds);
        assertEquals(0, AuditEvents.count(account, "RESET_REQUESTED"));
    }
}
