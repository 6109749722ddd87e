package mypage.it.admin.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.regex.Pattern;
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

/** The audit pages of staff. */
@ArquillianTest
@RunAsClient
@Tag("C26")
class AuditBrowserIT {

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    void theTrailIsSearchedPagedAndExported() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        long id = Sql.number("select id from account where email = ?", account.email());
        var operator = StaffFixture.with(StaffRole.OPERATE);
        Sql.update("""
                insert into audit_event
                    (id, occurred_at, kind, outcome, account_id, service, client_address, request_id)
                select nextval('id_seq'), now() - n * interval '1 second',
                    (array['SIGNED_IN', 'PASSWORD_REFUSED', 'OTP_ISSUED'])[n % 3 + 1],
                    (array['SUCCESS', 'FAILURE', 'SUCCESS'])[n % 3 + 1], ?, 'SEEKER', '2001:db8::' || n,
                    '913eadd53e9958ec'
                from generate_series(1, 60) n""", id);

        person = operator.person().opens("/admin/audit");
        person.field("アカウント（番号またはメールアドレス）").fill(account.email());
        person.clicks("検索").reads("60件").reads("パスワードの誤り").inspects("admin-audit-1-found");
        assertThat(person.page().locator("tbody tr")).hasCount(50);
        assertThat(person.field("アカウント（番号またはメールアドレス）")).hasValue(account.email());
        person.follows("次のページ");
        // The search is recorded too, but it is newer than the first page.
        assertThat(person.page().locator("tbody tr")).hasCount(10);
        assertTrue(person.page().url().contains("after="));

        person.follows("この条件の記録をCSVで出力する");
        person.reads(account.email()).inspects("admin-audit-2-export");
        var file = person.downloads("出力する");
        assertTrue(file.suggestedFilename().matches("audit-\\d{8}-\\d{6}\\.csv"), file.suggestedFilename());
        var lines = Files.readString(file.path(), UTF_8).split("\r\n");
        assertEquals(63, lines.length, "headings, 60 events, the search, the last line");
        assertTrue(lines[1].contains(",監査の記録の検索,成功," + id + ",," + operator.name() + ","), lines[1]);

        person.opens("/admin/audit?staff=" + operator.id()).reads("監査の記録の出力");
        assertThat(person.page().locator("tbody tr").first()).containsText(operator.name());
        person.opens("/admin/audit");
        person.field("アカウント（番号またはメールアドレス）").fill(account.email());
        person.page().getByLabel("種類の名前の一部").fill("誤り");
        person.page().getByLabel("並び順").selectOption("oldest");
        person.page().getByLabel("1画面の件数").selectOption("20");
        person.clicks("検索").reads("20件").reads("監査の記録（古い順）").inspects("admin-audit-2-named");
        assertThat(person.page().locator("tbody tr")).hasCount(20);
        assertThat(person.page().locator("tbody tr").first()).containsText("2001:db8::58");
        person.field("この検索の名前").fill("誤り、古い順");
        person.clicks("この検索を保存する").reads("検索を保存しました");
        person.reads("監査の記録（古い順）");
        assertThat(person.page().locator("tbody tr")).hasCount(20);
        person.opens("/admin/audit");
        person.page().getByLabel("種類の名前の一部").fill("ない名前");
        person.clicks("検索").reads("この文字を名前に含む種類はありません").inspects("admin-audit-3-no-kind");
        person.opens("/admin/audit?client=nowhere").reads("接続元アドレスは、").inspects("admin-audit-3-wrong");
    }

    @Test
    @Tag("C27")
    void theChainIsChecked() throws Exception {
        person = StaffFixture.with(StaffRole.OPERATE).person().opens("/admin/audit-check");
        person.follows("整合性を確認する");
        person.inspects("admin-audit-4-check");
        person.field("末尾").fill("x");
        person.clicks("確認を始める").reads("そのまま入力してください").inspects("admin-audit-4-check-wrong");
        person.field("末尾").fill("");
        person.clicks("確認を始める");
        person.page().waitForURL(Pattern.compile(".*/admin/audit-check\\?done=started"));
        Await.until(
                "check finished",
                () -> !person.opens("/admin/audit-check").page().content().contains("実行中"));
        assertThat(person.page().locator("tbody tr").first()).containsText("正常");
        person.inspects("admin-audit-5-sound");
    }
}
