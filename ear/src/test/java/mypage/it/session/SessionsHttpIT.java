package mypage.it.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of a user's sessions, and how they are ended. */
@ArquillianTest
@RunAsClient
class SessionsHttpIT {

    private static final String END = "ログインを終了する";
    private static final String END_OTHERS = "ほかの端末・ブラウザのログインをすべて終了する";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor here = TestBed.visitor();
    private final HttpVisitor there = TestBed.visitor();

    @Test
    @Tag("C13")
    @Tag("C26")
    void endingAnotherSessionTakesEffectAtOnce() throws Exception {
        var account = signInHereAndThere();

        here.get(Site.SEEKER.sessions());
        here.submit(here.form(END)).follow();

        assertTrue(here.isAt(Site.SEEKER.sessions()) && here.text().contains("終了しました"), here::text);
        assertTrue(here.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));
        assertTrue(there.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertEquals(1, endedSessions(account));
    }

    @Test
    @Tag("C13")
    void endingAllOtherSessionsKeepsTheCurrentOne() throws Exception {
        var account = signInHereAndThere();
        var third = TestBed.visitor();
        third.submitPassword(account).submitCode(mailbox.nth(3, account.email()).code());

        here.get(Site.SEEKER.sessions());
        here.submit(here.form(END_OTHERS)).follow();

        assertTrue(here.isAt(Site.SEEKER.sessions()) && here.text().contains("すべて終了しました"), here::text);
        assertFalse(here.body().contains(END_OTHERS));
        assertTrue(there.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(third.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertEquals(2, endedSessions(account));
    }

    @Test
    @Tag("C13")
    void aStalePageStillEndsAllOtherSessions() throws Exception {
        var account = signInHereAndThere();
        TestBed.visitor()
                .submitPassword(account)
                .submitCode(mailbox.nth(3, account.email()).code());
        var all = here.get(Site.SEEKER.sessions()).form(END_OTHERS);

        here.submit(here.form(END)).follow();
        assertTrue(here.body().contains(END) && !here.body().contains(END_OTHERS), here::text);
        here.submit(all).follow();

        assertTrue(here.text().contains("すべて終了しました"), here::text);
        assertEquals(2, endedSessions(account));
    }

    @Test
    @Tag("C20")
    void sessionsOfAnotherAccountCannotBeEnded() throws Exception {
        var account = signInHereAndThere();
        var otherUser = TestBed.visitor();
        var other = AccountFixture.create(Site.SEEKER);
        otherUser.submitPassword(other).submitCode(mailbox.first(other.email()).code());

        here.get(Site.SEEKER.sessions());
        var form = here.form(END);
        form.values().put("end", Sql.text("select id from user_session where account_id = ?", other.id()));
        here.submit(form).follow();

        assertTrue(here.isAt(Site.SEEKER.sessions()));
        assertTrue(otherUser.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));
        assertTrue(there.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));
        assertEquals(0, endedSessions(account) + endedSessions(other));
    }

    @Test
    @Tag("C16")
    @Tag("C18")
    void linksForeignFormsAndInvalidIdsEndNothing() throws Exception {
        var account = signInHereAndThere();
        here.get(Site.SEEKER.sessions());
        var form = here.form(END);
        String id = form.values().get("end");

        assertEquals(200, here.get(Site.SEEKER.sessions() + "?end=" + id).status());
        for (String sent : List.of("end=" + id, "all=all&others=1")) {
            here.get(Site.SEEKER.sessions() + "?jakarta.faces.ViewState=stateless&" + sent);
            assertEquals(400, here.status());
        }
        assertEquals(403, here.submitFrom("https://attacker.example", form).status());
        for (String invalid : List.of("all", " ", "\0", "99999999999999999999")) {
            form.values().put("end", invalid);
            assertEquals(200, here.submit(form).status(), invalid);
        }

        assertTrue(there.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));
        assertEquals(0, endedSessions(account));
    }

    @Test
    @Tag("C13")
    void onlyValidSessionsAreShown() throws Exception {
        var account = signInHereAndThere();
        Sql.update(
                "update user_session set last_used_at = now() - interval '31 minutes' where id ="
                        + " (select max(id) from user_session where account_id = ?)",
                account.id());

        assertFalse(here.get(Site.SEEKER.sessions()).body().contains(END));
    }

    @Test
    @Tag("C17")
    void theUserAgentHeaderIsNotShown() throws Exception {
        signInHereAndThere();

        here.get(Site.SEEKER.sessions());

        assertTrue(here.text().contains("名前のわからない端末・ブラウザ"), here::text);
        assertFalse(here.body().contains("Java-http-client"));
    }

    /** Signs in here and then there. */
    private AccountFixture signInHereAndThere() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        here.submitPassword(account).submitCode(mailbox.first(account.email()).code());
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());
        return account;
    }

    private static long endedSessions(AccountFixture account) throws Exception {
        return Sql.number(
                "select count(*) from audit_event where account_id = ? and kind = 'SESSION_ENDED'", account.id());
    }
}
