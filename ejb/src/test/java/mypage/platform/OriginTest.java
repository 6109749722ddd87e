package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.JP, https://example.jp",
        "https://example.jp/, https://example.jp",
        "https://example.jp:, https://example.jp",
        "https://example.jp:443, https://example.jp",
        "https://example.jp:80, https://example.jp:80",
        "https://example.jp:8443, https://example.jp:8443",
        "http://example.jp:80, http://example.jp",
        "http://[::80], http://[::80]",
        "http://[::1]:80, http://[::1]"
    })
    void isWrittenAsBrowsersDo(URI url, String origin) {
        assertEquals(origin, Origin.of(url).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.jp, https://EXAMPLE.jp:443, false",
        "https://example.jp, http://example.jp, false",
        "https://example.jp, https://example.jp:8443, true",
        "https://example.jp, https://admin.example.jp, true"
    })
    void theHostOfTheStaffIsNotThatOfUsers(String users, String staff, boolean usable) {
        SettingReader reader = DefaultSettings.reader("mypage.public.url=" + users, "mypage.admin.url=" + staff);
        if (usable) {
            assertEquals(URI.create(staff), reader.read(PlatformSettings.class).adminUrl());
        } else {
            assertThrows(IllegalArgumentException.class, () -> reader.read(PlatformSettings.class));
        }
    }
}
