package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptCookieTest {

    @Test
    void isReadAsItWasWritten() {
        var cookie = new AttemptCookie("0042", "a-b_c");
        assertEquals(Optional.of(cookie), AttemptCookie.parse(cookie.toString()));
    }

    @Test
    void anyOtherValueIsNoAttempt() {
        assertEquals(Optional.empty(), AttemptCookie.parse("abc"));
    }
}
