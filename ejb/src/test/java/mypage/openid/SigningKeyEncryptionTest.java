package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mypage.platform.Secrets;
import org.junit.jupiter.api.Test;

/** The signing keys are encrypted with the secret key that was the first one when that was done. */
class SigningKeyEncryptionTest extends OpenIdFixture {

    @Test
    void tokensAreSignedAfterTheKeysWereEncryptedAnew() throws Exception {
        register();
        try (var database = container.ownerConnection()) {
            List<String> lines = RotateSigningKey.reseal(database, container.get(Secrets.class));
            assertFalse(lines.isEmpty());
            assertTrue(lines.stream().allMatch(line -> line.contains(" is encrypted with ")), lines::toString);
        }
        assertFalse(claims(tokens(code(client))).isEmpty());
    }
}
