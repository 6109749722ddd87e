package mypage.addressrequests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.mail.Mail;
import mypage.mail.MailTexts;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("T10")
class AddressRequestMailerTest {

    private static final String SERVICE = "ハローワーク求人・求職情報提供サービス";

    @ParameterizedTest
    @CsvSource({
        "office.approved, 令和7年12月27日(土) 19:00, LINK",
        "office.rejected, , ",
        "office.prove, LINK, 令和7年12月27日(土) 19:00",
        "office.changed, 令和7年12月27日(土) 19:00, ",
        "office.completed, 令和7年12月27日(土) 19:00, "
    })
    @Tag("R16")
    void sayWhatHappenedInWhichServiceAndWhereToAsk(String key, String second, String third) {
        Mail mail = MailTexts.in(Language.JA).mail(key, SERVICE, second, third);
        String body = mail.body();

        assertTrue(body.contains(SERVICE) && body.contains("心当たりがない場合") && body.contains("送信専用"), body);
        assertTrue(second == null || body.contains(second), body);
        assertTrue(third == null || body.contains(third), body);
        assertTrue(mail.subject().startsWith("【" + SERVICE + "】"));
        assertFalse(body.contains("{") || body.contains("null"), body);
    }
}
