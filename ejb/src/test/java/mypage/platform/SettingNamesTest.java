package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C27")
class SettingNamesTest {

    private final SettingNames names = new SettingNames(Set.of("MYPAGE_OTP_VALIDITY"));

    @Test
    void aMisspeltNameIsRefused() {
        assertEquals("MYPAGE_OTP_VALIDTY is not a setting; docs/settings.md lists them", refusal("MYPAGE_OTP_VALIDTY"));
        assertEquals(
                "MYPAGE_OTP_VALIDTY is not a setting; docs/settings.md lists them",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> names.requireKnown(List.of(), List.of("mypage.otp.validty")))
                        .getMessage());
    }

    private String refusal(String name) {
        return assertThrows(IllegalArgumentException.class, () -> names.requireKnown(List.of("PATH", name), List.of()))
                .getMessage();
    }

    @Test
    void allOtherNamesAreLeftAlone() {
        assertDoesNotThrow(() -> names.requireKnown(
                List.of("PATH", "MYPAGE_OTP_VALIDITY", "MY_PAGE", "MYPAGE_SERVICE_HOST", "MYPAGE_PORT_8080_TCP_ADDR"),
                List.of("java.home", "mypage.otp.validity")));
    }
}
