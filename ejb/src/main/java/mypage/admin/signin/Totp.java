package mypage.admin.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The codes of authenticator apps (RFC 6238), in the variant that all apps support: 6 digits, 30 seconds, HMAC-SHA-1.
 * A code is also accepted one step early or late, because clocks differ and people take time to type (5.2).
 */
final class Totp {

    static final int DIGITS = 6;

    /** The length of HMAC-SHA-1, as RFC 4226, 4 recommends. */
    private static final int SECRET_BITS = 160;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int DRIFT = 1;

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private Totp() {}

    /** A new secret in Base32, as apps take it. */
    static String newSecret() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance(ALGORITHM);
            generator.init(SECRET_BITS);
            return new Base32().encodeAsString(generator.generateKey().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The time step of this code; empty when it is not one of those that are accepted now. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / CODES.getTimeStep().toSeconds();
        return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
                .filter(step -> isCodeOf(secret, step, code))
                .findFirst();
    }

    private static boolean isCodeOf(String secret, long step, String code) {
        return MessageDigest.isEqual(
                code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII));
    }

    private static String code(String secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), ALGORITHM),
                    Instant.ofEpochSecond(step * CODES.getTimeStep().toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
