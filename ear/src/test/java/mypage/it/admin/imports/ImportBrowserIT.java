package mypage.it.admin.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static mypage.admin.staff.StaffRole.OPERATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An import in a browser, from upload to completion. */
@ArquillianTest
@RunAsClient
class ImportBrowserIT {

    private static final String START = "登録を開始する";

    /** The page refreshes every five seconds. */
    private static final double TIMEOUT_MILLIS = 20_000;

    private Person person;

    @AfterEach
    void removeLimitAndCloseBrowser() throws Exception {
        RateLimitFixture.set("imports", Duration.ZERO);
        person.close();
    }

    @Test
    @Tag("C4")
    void anImportIsUploadedConfirmedFollowedAndCancelled() throws Exception {
        var staff = StaffFixture.with(OPERATE);
        person = staff.person().opens("/admin/imports");
        link("ファイルをアップロードする").click();
        person.isAt("/admin/import-new").clicks("アップロードして確認する");
        person.reads("選んでください").inspects("import-1-missing");
        uploadsByKeyboard();
        person.reads("まだ何も登録していません").reads("12件（求職者 8、求人者 4）").inspects("import-2-checked");
        link("登録の開始へ進む").click();
        person.reads("案内メールを送ります").inspects("import-3-confirm");

        RateLimitFixture.set("imports", Duration.ofHours(1));
        person.clicks(START).reads("登録を開始しました").reads("0 / 12 件").inspects("import-4-running");
        refreshesWithoutExtendingTheSession(staff);
        RateLimitFixture.set("imports", Duration.ZERO);
        assertThat(person.page().locator("#progress"))
                .containsText("完了", new LocatorAssertions.ContainsTextOptions().setTimeout(TIMEOUT_MILLIS));
        person.inspects("import-5-finished");
        link("一覧へ戻る").click();
        person.reads("一括登録の一覧（新しい順）").inspects("import-6-list");

        person.opens("/admin/import-new");
        uploadsByKeyboard();
        link("中止へ進む").click();
        person.reads("再開することはできません").inspects("import-7-cancel");
        person.clicks("中止する").reads("中止しました").reads(staff.name()).inspects("import-8-cancelled");
    }

    private void refreshesWithoutExtendingTheSession(StaffFixture staff) throws Exception {
        Sql.update(
                "update staff_session set last_used_at = now() - interval '5 minutes' where staff_id = ?", staff.id());
        letSomeBeInvited(staff);
        assertThat(person.page().locator("#progress"))
                .not()
                .containsText("0 / 12 件", new LocatorAssertions.ContainsTextOptions().setTimeout(TIMEOUT_MILLIS));
        assertEquals(1, Sql.number("""
                select count(*) from staff_session
                where staff_id = ? and last_used_at < now() - interval '4 minutes'""", staff.id()));
    }

    /** Lets some accounts be invited, and then stops again. */
    private static void letSomeBeInvited(StaffFixture staff) throws Exception {
        RateLimitFixture.set("imports", Duration.ZERO);
        Await.until(
                "some invited",
                () -> Sql.number("select max(invited) from account_import where uploaded_by = ?", staff.id()) > 0);
        RateLimitFixture.set("imports", Duration.ofHours(1));
    }

    private void uploadsByKeyboard() {
        var file = person.page().locator("#file");
        person.tabsTo(file);
        file.setInputFiles(new FilePayload("令和8年度採用予定者一覧.csv", "text/csv", file()));
        person.tabsTo(person.button("アップロードして確認する"));
        person.page().keyboard().press("Enter");
        person.page().waitForURL("**/admin/import?of=*");
    }

    private static byte[] file() {
        return ("サービス,メールアドレス\r\n" + validLines("求職者", 8) + validLines("求人者", 4)
                        + "求職,taro@example.jp\r\n求人者,taro.example.jp\r\n求職者,\r\n")
                .getBytes(UTF_8);
    }

    private static String validLines(String service, int count) {
        return Stream.generate(AccountFixture::newEmail)
                .limit(count)
                .map(email -> service + "," + email + "\r\n")
                .collect(Collectors.joining());
    }

    private Locator link(String text) {
        return person.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text));
    }
}
