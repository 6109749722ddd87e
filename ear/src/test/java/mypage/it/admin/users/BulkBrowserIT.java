package mypage.it.admin.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import java.sql.Timestamp;
import java.time.Instant;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.platform.JapaneseTime;
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

    /** Another transaction has claimed the second account, so that the act is running while the member stops it. */
    @Test
    void aRunningActIsStopped() throws Exception {
        var first = AccountFixture.create(Site.SEEKER);
        var second = AccountFixture.create(Site.SEEKER);
        staff = StaffFixture.with(StaffRole.OPERATE).person();
        var made = Instant.now();
        Sql.update("""
                insert into bulk_act (id, kind, file_name, staff_id, reason, note, office, made_at, finished_at, accounts)
                select 1, 'LOCK', '一覧.csv', min(id), 'SUSPECTED', '漏えい', '本省', ?, now(), 2
                from staff""", Timestamp.from(made));
        Sql.update("insert into bulk_act_row select 1, id from account where id in (?, ?)", first.id(), second.id());
        try (var connection = TestBed.database().connect();
                var other = connection.createStatement()) {
            connection.setAutoCommit(false);
            other.execute("select from bulk_act_row where account_id = " + second.id() + " for update");
            Sql.update("update bulk_act set started_at = now(), finished_at = null");
            Await.until(
                    "the first account locked", () -> Sql.number("select count(*) from bulk_act where done = 1") == 1);
            staff.opens("/admin/bulk").reads("実行中").inspects("bulk-6-running");
            staff.follows("利用を停止する " + JapaneseTime.dateTime(made) + " 中止へ進む")
                    .reads("続きは、同じファイルを")
                    .inspects("bulk-7-stop");
            staff.clicks("中止する").reads("操作を中止しました").inspects("bulk-8-stopped");
        }
        assertEquals(1, Sql.number("select count(*) from bulk_act where done = 1 and stopped_at is not null"));
        assertEquals(1, Sql.number("select count(*) from account where id = ? and locked_at is null", second.id()));
        staff.opens("/admin/bulk-stop?of=1").reads("実行していません");
    }

    private void choose(String line) {
        var file = (HEADER + line + "\r\n").getBytes(UTF_8);
        staff.page().locator("#file").setInputFiles(new FilePayload("一覧.csv", "text/csv", file));
    }
}
