package mypage.it.admin.announcements;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.FilePayload;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Some accounts are asked for one-time passwords before the launch date of their service. */
@ArquillianTest
@RunAsClient
@Tag("R3")
@Tag("R68")
class PilotBrowserIT {

    private static final String HEADER = "サービス,メールアドレス\r\n";
    private static final String ADD = "リストに追加する";
    private static final String CHECK = "内容を確認する";

    private Person staff;
    private Person user;

    @AfterEach
    void restore() throws Exception {
        staff.close();
        user.close();
        Sql.update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00', pilot_from = null,"
                + " pilot_share = 0");
        Sql.update("delete from otp_pilot_account");
    }

    @Test
    void anAccountOfTheListIsAskedForACodeBeforeAllOthers() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        Sql.update("update otp_policy set required_from = now() + interval '1 day' where service = 'JOB_INFORMATION'");
        staff = StaffFixture.with(StaffRole.OPERATE).person();
        staff.opens("/admin/launch").follows("ワンタイムパスワードの先行開始").inspects("pilot");
        adds(account);
        begins();

        staff.opens("/admin/account?of=" + account.id()).reads("対象（リスト）").inspects("account-pilot");
        user = Person.onDesktop().submitsPassword(account).isAt(Site.INFORMATION.path + "/otp");
    }

    private void adds(AccountFixture account) {
        staff.follows("リストにアカウントを追加する");
        staff.clicks(ADD).reads("CSVファイルを選んでください。").inspects("pilot-list-missing");
        choose(HEADER + "求職者," + account.email() + "\r\n");
        staff.clicks(ADD).reads("2行目：このサービスに、このメールアドレスのアカウントはありません").inspects("pilot-list-bad");
        choose(HEADER + "求人・求職情報提供," + account.email() + "\r\n");
        staff.clicks("確認する（追加しない）").reads("リストにないアカウントは1件です").inspects("pilot-list-checked");
        choose(HEADER + "求人・求職情報提供," + account.email() + "\r\n");
        staff.clicks(ADD).reads("リストに追加しました");
    }

    private void begins() {
        staff.opens("/admin/pilot-change?service=JOB_INFORMATION").inspects("pilot-change");
        staff.page().locator("#share").fill("101");
        staff.clicks(CHECK).reads("0から100までの整数で入力してください").inspects("pilot-change-bad");
        staff.page().locator("#share").fill("0");
        staff.page().locator("#launch-date").fill("2025-01-06");
        staff.page().locator("#launch-time").fill("08:30");
        staff.clicks(CHECK).reads("全体の0%のアカウントと").inspects("pilot-change-asked");
        staff.clicks("この内容に変更する").reads("先行開始を変更しました").reads("先行開始中").inspects("pilot-running");
        staff.opens("/admin/pilot-change?service=JOB_INFORMATION").ticks("リストのアカウントをすべて外す");
        staff.clicks(CHECK).reads("ほかの担当者の承認が必要です").inspects("pilot-change-second");
    }

    private void choose(String file) {
        staff.page().locator("#file").setInputFiles(new FilePayload("一覧.csv", "text/csv", file.getBytes(UTF_8)));
    }
}
