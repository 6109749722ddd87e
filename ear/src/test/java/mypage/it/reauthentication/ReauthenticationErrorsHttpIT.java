package mypage.it.reauthentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors and attacks during reauthentication. */
@ArquillianTest
@RunAsClient
class ReauthenticationErrorsHttpIT extends ReauthenticationVisitor {

    @Test
    @Tag("C1")
    @Tag("C5")
    void guessingThePasswordEndsTheSession() throws Exception {
        signIn();
        here.get(Site.SEEKER.password()).follow();
        for (int i = 0; i < 10; i++) {
            here.submit(here.form(NEXT).type(CURRENT_PASSWORD, "guess " + i)).follow();
            assertTrue(here.text().contains("パスワードが正しくありません"), here::text);
        }

        here.submit(here.form(NEXT).type(CURRENT_PASSWORD, account.password())).follow();

        assertTrue(here.isAt(Site.SEEKER.login()) && here.text().contains("安全のため、ログアウトしました"), here::text);
        assertEquals(10, AuditEvents.count(account, "PASSWORD_REFUSED"));
        assertEquals(1, mailbox.codeMails(account.email()).size());
    }

    @Test
    @Tag("C5")
    void theFifthWrongCodeStartsTheReauthenticationOver() throws Exception {
        signIn();
        requestCode();
        String wrong = Mailbox.otherThan(mailbox.nth(2, account.email()).code());
        assertTrue(here.submit(here.form(HttpVisitor.SEND).type(HttpVisitor.CODE, "12345"))
                .text()
                .contains("6桁"));
        assertTrue(here.submit(here.form(HttpVisitor.SEND)).text().contains("入力してください"));
        for (int left = 4; left > 0; left--) {
            here.submit(here.form(HttpVisitor.SEND).type(HttpVisitor.CODE, wrong));
            assertTrue(here.text().contains("あと" + left + "回"), here::text);
        }

        here.submit(here.form(HttpVisitor.SEND).type(HttpVisitor.CODE, wrong)).follow();

        assertTrue(here.isAt(REAUTHENTICATE) && here.text().contains("確認をやり直してください"), here::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?for=https://attacker.example", "?for=//attacker.example", "?for=logout", "?for=", ""})
    @Tag("C17")
    void onlyOurOwnPagesAreAcceptedAsReturnTargets(String query) throws Exception {
        signIn();
        here.get(REAUTHENTICATE + query);

        assertEquals("password", here.form(NEXT).values().get("for"));
    }

    @Test
    @Tag("C18")
    void aFormWithoutItsButtonIsShownAgain() throws Exception {
        signIn();
        requestCode();
        var form = here.form(HttpVisitor.SEND);
        form.values()
                .keySet()
                .retainAll(
                        Map.of("code-form", "", "jakarta.faces.ViewState", "").keySet());

        assertEquals(200, here.submit(form).status());
    }
}
