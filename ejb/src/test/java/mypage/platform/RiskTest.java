package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import mypage.mail.SmtpSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("C22")
class RiskTest {

    @Test
    void theDefaultsTakeNone() {
        assertEquals(
                Set.of(), DefaultSettings.reader().read(DatabaseSettings.class).risks());
        assertEquals(Set.of(), DefaultSettings.reader().read(SmtpSettings.class).risks());
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.jp/mypage, true",
        "jdbc:postgresql://192.0.2.1/mypage?sslmode=prefer, true",
        "jdbc:postgresql://192.0.2.1/mypage?sslmode=disable, true",
        "'jdbc:postgresql://localhost,db.example.jp/mypage', true",
        "jdbc:postgresql://db.example.jp/mypage?sslmode=require, false",
        "jdbc:postgresql://db.example.jp/mypage?sslmode=verify-full, false",
        "jdbc:postgresql://db.example.jp/mypage?ssl=true, false",
        "jdbc:postgresql://localhost:5432/mypage, false",
        "'jdbc:postgresql://127.0.0.1,[::1]/mypage', false",
        "jdbc:postgresql:mypage, false"
    })
    void aPlainConnectionToADatabaseElsewhereIsOne(String url, boolean risky) {
        DatabaseSettings settings =
                DefaultSettings.reader("mypage.db.url=" + url).read(DatabaseSettings.class);
        assertEquals(risky ? Set.of(Risk.PLAIN_DATABASE) : Set.of(), settings.risks());
    }

    @Test
    void aMissingPrivacyPolicyIsOne() {
        assertEquals(
                Set.of(Risk.NO_PRIVACY_POLICY),
                DefaultSettings.reader().read(PlatformSettings.class).risks());
        assertEquals(
                Set.of(),
                DefaultSettings.reader("mypage.privacy.url=https://www.example.jp/?page=privacy")
                        .read(PlatformSettings.class)
                        .risks());
    }

    @ParameterizedTest
    @CsvSource({
        "relay.example.jp, none, true",
        "2001:db8::1, none, true",
        "relay.example.jp, starttls, false",
        "relay.example.jp, tls, false",
        "localhost, none, false",
        "127.0.0.2, none, false",
        "::1, none, false"
    })
    void aPlainConnectionToAMailServerElsewhereIsOne(String host, String tls, boolean risky) {
        SmtpSettings settings = DefaultSettings.reader("mypage.smtp.host=" + host, "mypage.smtp.tls=" + tls)
                .read(SmtpSettings.class);
        assertEquals(risky ? Set.of(Risk.PLAIN_MAIL) : Set.of(), settings.risks());
    }
}
