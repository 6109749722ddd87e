package mypage.it.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous requests, as from a double click or an attacker. */
@ArquillianTest
@RunAsClient
class SignInRaceIT {

    private final HttpVisitor visitor = TestBed.visitor();
    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    @Tag("R14")
    @Tag("C10")
    void theRightCodeSubmittedFiftyTimesAtOnceSignsInOnce() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var form = visitor.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.first(account.email()).code());

        List<HttpVisitor> visitors =
                Race.of(50, () -> visitor.twin().submit(form).follow());

        assertEquals(
                1, visitors.stream().filter(v -> v.isAt(Site.SEEKER.mypage())).count());
        assertEquals(1, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
    }

    @Test
    @Tag("R11")
    void ofTwoSimultaneousSignInsOneCodeStaysValid() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);

        List<HttpVisitor> visitors = Race.of(2, () -> TestBed.visitor().submitPassword(account));

        for (HttpVisitor each : visitors) {
            each.get(Site.SEEKER.otp());
        }

        assertEquals(
                1,
                visitors.stream()
                        .filter(v -> v.body().contains("one-time-code"))
                        .count());
    }

    @Test
    @Tag("R14")
    @Tag("C5")
    void ofFiftySimultaneousGuessesFiveAreChecked() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var code = mailbox.first(account.email()).code();
        var wrong = visitor.form(HttpVisitor.SEND).type(HttpVisitor.CODE, Mailbox.otherThan(code));

        Race.of(50, () -> visitor.twin().submit(wrong).follow());

        assertEquals(5, Sql.number("select tries from otp_challenge where account_id = ?", account.id()));
        assertEquals(
                5,
                Sql.number(
                        "select count(*) from audit_event where account_id = ? and kind = 'OTP_WRONG'", account.id()));
        visitor.submit(visitor.form(HttpVisitor.SEND).type(HttpVisitor.CODE, code))
                .follow();
        assertFalse(visitor.isAt(Site.SEEKER.mypage()));
        assertEquals(0, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
    }
}
