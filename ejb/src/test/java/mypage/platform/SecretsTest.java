package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String OLD_KEY = "old " + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW_KEY = "new " + "A".repeat(42) + "E=";

    private final Secrets secrets = withKeys(OLD_KEY);

    private static Secrets withKeys(String... lines) {
        return new Secrets(KeyFile.of(List.of(lines)));
    }

    @Test
    void aTagMatchesOnlyItsMessageAndAKeyOfTheFile() {
        String tag = secrets.tag("return:1");
        assertEquals(16, tag.length());
        assertTrue(secrets.isTag("return:1", tag));
        assertTrue(secrets.isTag("return:1", tag.toUpperCase(Locale.ROOT)));
        assertFalse(secrets.isTag("return:2", tag));
        assertFalse(secrets.isTag("return:1", tag.substring(1)));
        assertFalse(secrets.isTag("return:1", ""));
        assertTrue(withKeys(NEW_KEY, OLD_KEY).isTag("return:1", tag));
        assertFalse(withKeys(NEW_KEY).isTag("return:1", tag));
    }

    @Test
    @Tag("C21")
    void tokensHave256RandomBits() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String token = secrets.newToken();
            assertEquals(32, Base64.getUrlDecoder().decode(token).length);
            tokens.add(token);
        }
        assertEquals(1000, tokens.size());
    }

    @Test
    @Tag("T1")
    void idsHave128RandomBits() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = secrets.newId();
            assertEquals(16, Base64.getUrlDecoder().decode(id).length);
            ids.add(id);
        }
        assertEquals(1000, ids.size());
    }

    @Test
    @Tag("C10")
    void digitsKeepLeadingZerosAndCoverTheWholeRange() {
        Set<Character> first = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String digits = secrets.newDigits(6);
            assertTrue(digits.matches("[0-9]{6}"), digits);
            first.add(digits.charAt(0));
        }
        assertEquals(10, first.size());
    }

    @Test
    @Tag("T8")
    void aKeyedHashMatchesOnlyItsMessageAndKey() {
        byte[] hash = secrets.keyedHash("123456");
        assertTrue(secrets.matches("123456", hash));
        assertFalse(secrets.matches("123457", hash));
        assertFalse(withKeys(NEW_KEY.replace("new", "old")).matches("123456", hash));
    }

    @Test
    @Tag("C21")
    void aNewFirstKeyKeepsOldValuesReadable() {
        Secrets rotated = withKeys(NEW_KEY, OLD_KEY);
        assertTrue(rotated.matches("123456", secrets.keyedHash("123456")));
        assertEquals("text", rotated.open(secrets.seal("text")));
        assertThrows(IllegalStateException.class, () -> secrets.open(rotated.seal("text")));
    }

    @Test
    void aSealedTextOpensOnlyUnaltered() {
        byte[] sealed = secrets.seal("ワンタイムパスワード");
        assertEquals("ワンタイムパスワード", secrets.open(sealed));
        sealed[sealed.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> secrets.open(sealed));
    }

    @Test
    @Tag("C21")
    @Tag("C27")
    void withoutItsKeyNothingMatchesAndNothingOpens() {
        Secrets others = withKeys(NEW_KEY);
        assertFalse(others.matches("123456", secrets.keyedHash("123456")));
        String message = assertThrows(IllegalStateException.class, () -> others.open(secrets.seal("text")))
                .getMessage();
        assertTrue(message.contains("no key old") && message.contains("MYPAGE_SECRET_KEYS"), message);
    }

    /** Every way to cut a value short, and every single bit turned. */
    @Test
    @Tag("C27")
    void aDamagedValueNeitherMatchesNorOpensNorThrows() {
        byte[] hash = secrets.keyedHash("123456");
        byte[] sealed = secrets.seal("text");
        for (int length = 0; length < sealed.length; length++) {
            assertUseless(Arrays.copyOf(sealed, length));
            assertFalse(secrets.matches("123456", Arrays.copyOf(hash, Math.min(length, hash.length - 1))));
        }
        for (int place = 0; place < sealed.length; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = sealed.clone();
                damaged[place] ^= (byte) (1 << bit);
                assertUseless(damaged);
            }
        }
    }

    private void assertUseless(byte[] damaged) {
        assertFalse(secrets.matches("123456", damaged));
        assertThrows(IllegalStateException.class, () -> secrets.open(damaged));
    }

    @Test
    void sealingTwiceGivesDifferentBytes() {
        assertFalse(Arrays.equals(secrets.seal("text"), secrets.seal("text")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "id", "id c2hvcnQ=", "id not-base64!", "bad/id AAAA"})
    void refusesAnUnusableKeyFileAndNamesTheSetting(String line) {
        String message = assertThrows(IllegalArgumentException.class, () -> withKeys(line))
                .getMessage();
        assertTrue(message.startsWith("MYPAGE_SECRET_KEYS "), message);
    }

    @Test
    void refusesTheSameIdTwice() {
        assertThrows(IllegalArgumentException.class, () -> withKeys(OLD_KEY, OLD_KEY));
    }
}
