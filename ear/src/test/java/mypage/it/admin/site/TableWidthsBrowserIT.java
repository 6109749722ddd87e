package mypage.it.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lists of staff at the widths of usual windows. From 1024 px on no table scrolls sideways. */
@ArquillianTest
@RunAsClient
class TableWidthsBrowserIT {

    private static final List<Integer> WIDTHS = List.of(1920, 1366, 1024, 768, 360);
    private static final int NARROWEST = 1024;

    private static final String SCROLLED = """
            () => [...document.querySelectorAll('.table')]
                .map(table => table.scrollWidth - table.clientWidth).filter(hidden => hidden > 0)""";

    private final List<String> scrolling = new ArrayList<>();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    void noListScrollsSidewaysInAUsualWindow() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        long id = Sql.number("select id from account where email = ?", account.email());
        TestBed.visitor().submitPassword(account);
        TestBed.mailbox().first(account.email());
        Sql.update("""
                update outbox_message set state = 'FAILED', subject = '【ハローワーク求人・求職情報提供サービス】'
                    || 'ご本人の確認のためのワンタイムパスワードのお知らせ', last_error = '550 5.1.1 <' || recipient
                    || '>: Recipient address rejected: User unknown in virtual mailbox table'
                where recipient = ?""", account.email());
        person = StaffFixture.with(StaffRole.OPERATE, StaffRole.APPROVE, StaffRole.MANAGE)
                .person();
        measures("mails", Map.of("recipient", account.email()));
        measures("accounts", Map.of("address", account.email()));
        measures("audit", Map.of("account", account.email()));
        for (var list : List.of(
                "requests?state=ALL",
                "stops",
                "notices",
                "launch",
                "imports",
                "staff",
                "approvals",
                "clients",
                "faq",
                "contacts",
                "audit-check",
                "account?of=" + id)) {
            person.opens("/admin/" + list);
            measures(list.replaceAll("\\?.*", ""));
        }
        assertEquals(List.of(), scrolling);
    }

    private void measures(String list, Map<String, String> search) {
        person.opens("/admin/" + list);
        search.forEach((field, value) ->
                person.page().locator("form.filter [name=" + field + "]").fill(value));
        person.page().locator("form.filter .button").first().click();
        person.page().waitForURL(url -> url.contains("search="));
        measures(list);
    }

    private void measures(String list) {
        Page page = person.page();
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            person.takesScreenshot("table-" + list + "-" + width);
            var hidden = page.evaluate(SCROLLED);
            if (width >= NARROWEST && !List.of().equals(hidden)) {
                scrolling.add(list + " at " + width + ": " + hidden);
            }
        }
    }
}
