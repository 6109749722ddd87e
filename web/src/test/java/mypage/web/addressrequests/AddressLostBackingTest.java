package mypage.web.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import mypage.addressrequests.AddressRequestSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressLostBackingTest {

    @ParameterizedTest
    @CsvSource({"P3D, 3日間", "PT24H, 1日間", "PT36H, 36時間", "PT90M, 2時間", "PT1S, 1時間"})
    @Tag("R18")
    void showsTheWaitInWholeDaysOrHours(String wait, String shown) {
        var page = new AddressLostBacking();
        page.settings = new AddressRequestSettings(Duration.parse(wait));
        assertEquals(shown, page.getWait());
    }
}
