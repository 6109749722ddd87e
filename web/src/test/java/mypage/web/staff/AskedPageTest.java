package mypage.web.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedPageTest {

    @Test
    void leadsToAPageWithItsQuery() {
        assertEquals(Optional.of("/admin/account?of=7&x=%E3%81%82"), path("account%3Fof%3D7%26x%3D%25E3%2581%2582"));
        assertEquals(Optional.of("/admin/mails"), path("mails"));
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
                "account%3Fof%3D7%0D%0ASet-Cookie%3Ax",
                "logout",
                "login%3Fover"
            })
    void leadsNowhereElse(String kept) {
        assertEquals(Optional.empty(), path(kept));
    }

    private static Optional<String> path(String kept) {
        return AskedPage.of(kept).map(AskedPage::path);
    }
}
