package mypage.it.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner and staff see of mails that came back. */
@ArquillianTest
@RunAsClient
class UndeliveredBrowserIT {

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerAndStaffSeeThatMailsComeBack(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(device).submitsPassword(account);
        String code = TestBed.mailbox().first(account.email()).code();
        comesBack(account);

        // A code that arrived all the same signs in.
        person.submitsCode(code).isAt(Site.SEEKER.mypage());
        person.reads("メールが届いていません").reads(account.email()).reads("受信設定").inspects("undelivered-1-mypage");
        account.outlastAuthentication();
        person.follows("メールアドレスの変更").reads("ご本人の確認");
        person.close();

        person = StaffFixture.with(StaffRole.OPERATE).person();
        person.opens("/admin/account?of=" + account.id()).reads("届かなかったメール").inspects("undelivered-2-account");
        person.page().getByText("から、届いていません").click();
        person.reads("届かなかった").reads("5.1.1: no such user").inspects("undelivered-3-mail");
        person.opens("/admin/mails?state=UNDELIVERED").reads("届かなかった").inspects("undelivered-4-mails");
    }

    private static void comesBack(AccountFixture account) throws Exception {
        assertEquals(
                1,
                Sql.update(
                        "update outbox_message set bounce = 'FAILED', bounced_at = now(),"
                                + " bounce_reason = '5.1.1: no such user' where recipient = ?",
                        account.email()));
        assertEquals(1, Sql.update("update account set undelivered_at = now() where id = ?", account.id()));
    }
}
