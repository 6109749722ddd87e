package mypage.it.admin.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.FilePayload;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff do the same to all accounts of a file. */
@ArquillianTest
@RunAsClient
@Tag("R68")
class BulkBrowserIT {

    private static final String HEADER = "サービス,メールアドレス\r\n";
    private static final String BEGIN = "すべてのアカウントに実行する";
    private static final String CHECK = "確認する（実行しない）";

    private Person staff;

    @AfterEach
    void closeBrowserAndDeleteActs() throws Exception {
        staff.close();
        Sql.update("delete from bulk_act");
    }

    @Test
    void theAccountsOfAFileAreLockedOneAfterTheOther() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        staff = StaffFixture.with(StaffRole.OPERATE).person();
        staff.opens("/admin/accounts").follows("ファイルでまとめて操作").reads("まだありません。").inspects("bulk-1-none");
        staff.follows("ファイルのアカウントを操作する");
        staff.clicks(BEGIN).reads("CSVファイルを選んでください。").inspects("bulk-2-missing");
        choose("求人者," + account.email());
        staff.clicks(CHECK).reads("2行目：このサービスに").inspects("bulk-3-bad");
        choose("求職者," + account.email());
        staff.clicks(CHECK).reads("1件のアカウントです").inspects("bulk-4-checked");
        choose("求職者," + account.email());
        staff.clicks(BEGIN).reads("操作を選んでください。");
        choose("求職者," + account.email());
        staff.page().selectOption("#kind", "LOCK");
        staff.clicks(BEGIN).reads("操作を始めました");
        Await.until(
                "the account locked",
                () -> Sql.number("select count(*) from bulk_act where finished_at is not null and done = 1") == 1);
        staff.opens("/admin/bulk").reads("完了").inspects("bulk-5-done");
    }

    private void choose(String line) {
        staff.page()
                .locator("#file")
                .setInputFiles(new FilePayload("一覧.csv", "text/csv", (HEADER + line + "\r\n").getBytes(UTF_8)));
    }
}
