package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.web.RandomText;
import mypage.web.user.AttemptCookie;
import mypage.web.user.MaskedAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules that hold for any text that a browser may send to a sign-in. */
@Tag("C18")
@Tag("C27")
class AnyTextTest {

    @Test
    void anAttemptCookieSurvivesARoundTrip() {
        RandomText.each(text -> AttemptCookie.parse(text).ifPresent(cookie -> assertEquals(text, cookie.toString())));
    }

    @Test
    void aMaskedAddressShowsAtMostOneLetterAndTheDomain() {
        RandomText.each(text -> {
            var masked = MaskedAddress.of(text);
            var local = masked.substring(0, masked.indexOf("***"));
            assertTrue(local.codePointCount(0, local.length()) <= 1, masked);
            assertTrue(masked.endsWith("***") || masked.endsWith(text.substring(text.lastIndexOf('@'))), masked);
        });
    }
}
