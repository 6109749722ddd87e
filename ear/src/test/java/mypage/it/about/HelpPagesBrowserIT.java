package mypage.it.about;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import mypage.it.Person;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The help pages that the footer of every page links to. */
@ArquillianTest
@RunAsClient
class HelpPagesBrowserIT {

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    void theFooterLinksToEachHelpPage() {
        person = Person.onDesktop();
        person.opens("/");
        follows("利用規約", "terms").reads("90日間").inspects("help-terms");
        follows("お問い合わせ先", "contact").reads("照合番号").inspects("help-contact");
        follows("ウェブアクセシビリティ", "accessibility").reads("JIS X 8341-3:2016").inspects("help-accessibility");
    }

    private Person follows(String link, String page) {
        person.page()
                .locator("footer")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
        assertThat(person.isAt("/seeker/" + page).page().locator("h1")).hasText(link);
        return person;
    }
}
