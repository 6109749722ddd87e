package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffReturnToTest {

    @Test
    void returnsToAPageAboutAnItem() {
        assertEquals(Optional.of("/admin/account?of=7"), path("account%3Fof%3D7"));
        assertEquals(Optional.of("/admin/mails"), path("mails"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "%3E", "%25E3%2580%2582", "%EF%BC%89"})
    void keepsTheNumberWithoutWhatFollowsALink(String after) {
        assertEquals(Optional.of("/admin/approval?of=7"), path("approval%3Fof%3D7" + after));
    }

    /** Strangers send it before they sign in, and it must not overflow the stack. */
    @Test
    void readsALongQuery() {
        assertEquals(Optional.of("/admin/approval?of=7"), path("approval%3Fof%3D7" + ".".repeat(15_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"accounts%3Faddress%3Da%40b.jp", "accounts%3Fof%3D7%26address%3Da", "accounts%3Fof%3D7%0D%0Ax"})
    void keepsNoSearchText(String cookie) {
        assertEquals(Optional.of("/admin/accounts"), path(cookie));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "nowhere",
                "account/../x",
                "//example.com/account",
                "https%3A%2F%2Fexample.com",
                "account%0D%0ASet-Cookie%3Ax",
                "logout",
                "login%3Fover"
            })
    void returnsNowhereElse(String cookie) {
        assertEquals(Optional.empty(), path(cookie));
    }

    private static Optional<String> path(String cookie) {
        return StaffReturnTo.of(cookie).map(StaffReturnTo::path);
    }
}
