package mypage.it.contact;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Device;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff replace the lists of whom users can ask; users find a telephone number and an office. */
@ArquillianTest
@RunAsClient
class ContactBrowserIT {

    private static final String DESKS = "サービス,言語,名前,電話番号,受付時間\r\n"
            + "求職者,ja,求職者コールセンター,0120-000-111,平日 9:00～18:00\r\n"
            + ",en,Help line,0120-000-222,\r\n";

    private static final String OFFICES =
            "都道府県,名前,住所,電話番号,受付時間\r\n" + "東京都,ハローワーク上野,東京都台東区東上野4-1-2,03-0000-3333,平日 8:30～17:15\r\n";

    private Person person;

    @AfterEach
    void removeContactsAndCloseBrowser() throws Exception {
        Sql.update("delete from help_desk");
        Sql.update("delete from office");
        person.close();
    }

    @Test
    void staffReplaceTheListsAndUsersFindWhomToAsk() throws Exception {
        person = StaffFixture.with(StaffRole.OPERATE).person();
        person.opens("/admin/contacts").reads("まだありません。").inspects("contacts-1-none");
        person.opens("/admin/contacts-new?list=DESKS").clicks("一覧を入れ替える");
        person.reads("CSVファイルを選んでください。").inspects("contacts-2-missing");
        choose(DESKS + "求職,fr,,1\r\n");
        person.clicks("一覧を入れ替える").reads("4行目：サービスの名前が違います").inspects("contacts-3-bad");
        choose(DESKS);
        person.clicks("確認する（入れ替えない）").reads("増えるものは2件").inspects("contacts-4-checked");
        choose(DESKS);
        person.clicks("一覧を入れ替える").isAt("/admin/contacts?done=DESKS");
        person.reads("電話の窓口は、いま2件です").inspects("contacts-5-replaced");
        person.opens("/admin/contacts-new?list=OFFICES");
        choose(OFFICES);
        person.clicks("一覧を入れ替える").reads("ハローワークは、いま1件です");
        Download file = person.page()
                .waitForDownload(() -> person.page()
                        .locator("a[href='contacts-file?list=OFFICES']")
                        .click());
        assertTrue(Files.readString(file.path()).endsWith(OFFICES), "a file that can be uploaded again");

        usersFindWhomToAsk();
    }

    private void usersFindWhomToAsk() throws Exception {
        Await.until(
                "the desk on the page",
                () -> TestBed.visitor().get("/seeker/contact").text().contains("求職者コールセンター"));
        person.close();
        person = Person.with(Device.PHONE);
        person.opens("/seeker/contact").reads("0120-000-111").inspects("contact-1-desks");
        assertThat(person.link("0120-000-111")).hasAttribute("href", "tel:0120000111");
        prefecture().selectOption("okinawa");
        person.clicks("探す").reads("一覧にありません").inspects("contact-2-none");
        prefecture().selectOption("tokyo");
        person.clicks("探す").reads("東京都台東区東上野4-1-2").inspects("contact-3-office");
        assertThat(prefecture()).hasValue("tokyo");
        person.opens("/seeker/address-lost").reads("求職者コールセンター").inspects("contact-4-elsewhere");

        var account = AccountFixture.create(Site.SEEKER);
        person.submitsPassword(account);
        var mail = TestBed.mailbox().first(account.email()).body();
        assertTrue(mail.contains("　求職者コールセンター： 0120-000-111（平日 9:00～18:00）"), mail);
    }

    private Locator prefecture() {
        return person.page().getByLabel("都道府県");
    }

    private void choose(String file) {
        person.page().locator("#file").setInputFiles(new FilePayload("一覧.csv", "text/csv", file.getBytes(UTF_8)));
    }
}
