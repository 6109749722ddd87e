package mypage.it.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.recovery.PasswordLinkVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How people open an account by themselves, in a browser. */
@ArquillianTest
@RunAsClient
class OpeningBrowserIT {

    private static final String ASK = "開設のリンクを受け取る";
    private static final String MAIL = "アカウント開設のご案内";

    private final Mailbox mailbox = TestBed.mailbox();
    private final String email = UUID.randomUUID() + "@example.jp";
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("T11")
    void whoeverReadsTheMailOpensAnAccountAndSignsIn(Device device) throws Exception {
        person = Person.with(device).opens(Site.EMPLOYER.login());
        person.follows("アカウントを開設する").isAt("/employer/open-account");
        person.clicks(ASK).reads("ID（メールアドレス）を入力してください").inspects("opening-1-missing");
        person.field(HttpVisitor.ID).fill(email);
        person.clicks(ASK).isAt("/employer/open-account-sent").reads("24時間").inspects("opening-2-sent");
        String link = mailbox.notice(MAIL, email).link();

        person.opens(link).isAt("/employer/register").reads(email).inspects("opening-3-register");
        person.ticks(PasswordLinkVisitor.PRIVACY).ticks(PasswordLinkVisitor.TERMS);
        choose().reads("登録が完了しました");
        assertEquals(1, Sql.number("select count(*) from account where email = ? and service = 'EMPLOYER'", email));

        person.submitsPassword(email, PasswordLinkVisitor.OTHER_PASSWORD).isAt(Site.EMPLOYER.otp());
        person.opens(link).reads(PasswordLinkVisitor.REGISTER_OVER).inspects("opening-4-over");
        person.follows("アカウントの開設をやり直す").isAt("/employer/open-account");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        person = Person.narrowWithoutJavaScript();
        person.opens(Site.EMPLOYER.path + "/open-account");
        person.fitsNarrowWindow("opening-1-ask");
        person.field(HttpVisitor.ID).fill(email);
        person.clicks(ASK).isAt("/employer/open-account-sent");
        person.fitsNarrowWindow("opening-2-sent");
        person.opens(mailbox.notice(MAIL, email).link()).reads(email);
        person.ticks(PasswordLinkVisitor.PRIVACY).ticks(PasswordLinkVisitor.TERMS);
        choose().reads("登録が完了しました");
    }

    private Person choose() {
        person.field(PasswordLinkVisitor.NEW_PASSWORD).first().fill(PasswordLinkVisitor.OTHER_PASSWORD);
        person.field(PasswordLinkVisitor.AGAIN_PASSWORD).fill(PasswordLinkVisitor.OTHER_PASSWORD);
        return person.clicks(PasswordLinkVisitor.REGISTER_BUTTON);
    }
}
