package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T11")
class MailedSecretTest {

    private static final String SECRET = "-secret".repeat(6) + "_";

    private final MailedSecret converter = new MailedSecret();

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ">", ")", "。", "）」。", ">.", "\"", ",", "%3E", "\r\n", "&amp;", " です。"})
    void whatFollowsALinkIsNoPartOfIt(String after) {
        assertEquals(SECRET, converter.getAsObject(null, null, SECRET + after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "short", "-secret-secret-secret-secret-secret-secret_1", "<" + "x"})
    void anythingElseIsNone(String parameter) {
        assertEquals(Optional.empty(), MailedSecret.of(parameter));
        assertEquals(parameter, converter.getAsObject(null, null, parameter));
    }

    @Test
    void aPageWithoutOneHasNone() {
        assertNull(converter.getAsObject(null, null, null));
    }
}
