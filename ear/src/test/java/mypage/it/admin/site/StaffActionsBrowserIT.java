package mypage.it.admin.site;

import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;

import mypage.it.AccountFixture;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.addressrequests.AddressRequestVisitor;
import mypage.it.report.PageReport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages that ask once before an act of staff, as far as no other test looks at them; {@link PageReport} knows that none is missing. */
@ArquillianTest
@RunAsClient
class StaffActionsBrowserIT {

    private Person person;

    @AfterEach
    void leave() {
        person.close();
    }

    @Test
    void askBeforeAnAccountIsTouched() throws Exception {
        var account = TestBed.visitor().enableSkipForNewAccount(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        person = StaffFixture.with(OPERATE).person();
        for (String act : new String[] {"sessions", "resume", "tries"}) {
            looks("account-" + act, account.id());
        }
        Sql.update("update account set password_hash = null where id = ?", account.id());
        looks("account-invite", account.id());
        var closed = AccountFixture.create(Site.SEEKER);
        Sql.update("update account set closed_at = now(), locked_at = now() where id = ?", closed.id());
        looks("account-reopen", closed.id());
    }

    @Test
    void askBeforeARequestTakesAStep() throws Exception {
        var request = new AddressRequestVisitor(AccountFixture.create(Site.EMPLOYER));
        person = StaffFixture.with(OPERATE, APPROVE).person();
        looks("request-review", request.id);
        request.take("review");
        looks("request-reject", request.id);
        request.take("approve").endWaitingPeriod();
        looks("request-resend", request.id);
    }

    @Test
    void askBeforeAColleagueGetsTriesBack() throws Exception {
        var colleague = StaffFixture.with();
        person = StaffFixture.with(MANAGE).person();
        looks("staff-tries", colleague.id());
    }

    private void looks(String page, long of) {
        String path = "/admin/" + page + "?of=" + of;
        person.opens(path).isAt(path).inspects(page);
    }
}
