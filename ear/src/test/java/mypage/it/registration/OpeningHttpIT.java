package mypage.it.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import mypage.it.AccountFixture;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers learn from the pages with which people open an account, and where these are. */
@ArquillianTest
@RunAsClient
class OpeningHttpIT {

    private static final String PAGE = "/open-account";
    private static final String ASK = "開設のリンクを受け取る";

    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    @Tag("C8")
    void theAnswerDoesNotRevealWhetherAnAccountExists() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        var locked = AccountFixture.create(Site.EMPLOYER);
        Sql.update("update account set locked_at = now() where id = ?", locked.id());
        String nobody = UUID.randomUUID() + "@example.jp";

        String answer = answer(account.email());
        for (String email : List.of(locked.email(), nobody)) {
            assertEquals(answer, answer(email), email);
        }

        mailbox.notice("アカウントは開設済みです", account.email());
        mailbox.notice("アカウントは開設済みです", locked.email());
        mailbox.notice("アカウント開設のご案内", nobody);
        assertEquals(0, Sql.number("select count(*) from account where email = ?", nobody));
    }

    /** Status, headers and body of the redirect and of the page that it leads to. */
    private static String answer(String email) throws Exception {
        var visitor = ask(TestBed.visitor(), email);
        String redirect = visitor.status() + " " + headers(visitor);
        visitor.follow();
        assertTrue(visitor.isAt(Site.EMPLOYER.path + PAGE + "-sent"), visitor::text);
        return redirect + "\n" + visitor.status() + " " + headers(visitor) + "\n" + visitor.body();
    }

    private static HttpVisitor ask(HttpVisitor visitor, String email) throws Exception {
        visitor.get(Site.EMPLOYER.path + PAGE);
        return visitor.submit(visitor.form(ASK).type(HttpVisitor.ID, email));
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
        RateLimitFixture.set("mail requests 10.250.0.2/32", Duration.ofHours(1));
        var user = ask(TestBed.visitor().from("10.250.0.2"), UUID.randomUUID() + "@example.jp");
        assertEquals(429, user.status());
        assertTrue(user.text().contains("1分ほど待って"), user::text);
    }

    @ParameterizedTest
    @EnumSource
    void theSignInPageLeadsThereOnlyWhereItIsOn(Site site) throws Exception {
        boolean isOn = site == Site.EMPLOYER;
        var visitor = TestBed.visitor().get(site.login());
        assertEquals(isOn, visitor.body().contains("href=\"open-account\""), visitor::body);
        assertEquals(isOn, visitor.text().contains("案内のメールがない方は"), visitor::text);
        visitor.get(site.path + "/register");
        assertEquals(isOn, visitor.body().contains("href=\"open-account\""), visitor::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open-account", "/open-account-sent"})
    void thePagesAreNotFoundWhereItIsOff(String page) throws Exception {
        for (Site site : List.of(Site.SEEKER, Site.INFORMATION)) {
            assertEquals(404, TestBed.visitor().get(site.path + page).status(), site.path + page);
        }
        var visitor = TestBed.visitor().get(Site.EMPLOYER.path + page);
        assertEquals(200, visitor.status());
        assertFalse(visitor.body().contains("???"), visitor::body);
    }
}
