package mypage.it.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How users download what the service holds about their account. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class ExportHttpIT {

    private static final String JSON = "JSONファイルをダウンロードする";
    private static final String CSV = "CSVファイルをダウンロードする";

    @Test
    void aUserDownloadsBothFiles() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var user = TestBed.visitor().submitPassword(account);
        user.submitCode(TestBed.mailbox().first(account.email()).code());

        user.get("/seeker/export");
        var csv = user.form(CSV);
        user.submit(user.form(JSON));
        assertTrue(user.body().contains("{\"service\":\"SEEKER\",\"email\":\"" + account.email() + "\""), user::body);
        assertTrue(user.body().endsWith("}]}"), user::body);
        user.submit(csv);
        assertTrue(user.body().startsWith("\ufeffsection,number,field,value"), user::body);
        assertTrue(user.body().contains("account,1,email," + account.email()), user::body);
        assertEquals(
                "attachment; filename=\"mypage.csv\"",
                user.answer().headers().firstValue("Content-Disposition").orElseThrow());

        assertTrue(AuditEvents.count(account, "DATA_EXPORTED") >= 1);
    }
}
