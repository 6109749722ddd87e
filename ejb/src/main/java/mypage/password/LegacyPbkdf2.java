package mypage.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018) by the Java platform, which encodes passwords in UTF-8.
 *
 * @param digest sha1, sha256 or sha512
 * @param length of the hash, in bytes
 */
record LegacyPbkdf2(String digest, int iterations, int length) implements LegacyFunction {

    private static final Map<String, Integer> RECOMMENDED =
            Map.of("sha1", 1_300_000, "sha256", 600_000, "sha512", 210_000);

    private static final int MOST_ITERATIONS = 1_500_000;
    private static final int SOME_BYTES = 16;

    LegacyPbkdf2 {
        if (!RECOMMENDED.containsKey(digest) || iterations < 1 || length < SOME_BYTES) {
            throw new IllegalArgumentException(digest);
        }
    }

    static LegacyPbkdf2 of(String... name) {
        return new LegacyPbkdf2(name[1], Integer.parseInt(name[2]), Integer.parseInt(name[3]));
    }

    @Override
    public String name() {
        return "pbkdf2-" + digest + "-" + iterations + "-" + length;
    }

    @Override
    public byte[] apply(byte[] password, byte[] salt) {
        PBEKeySpec spec =
                new PBEKeySpec(new String(password, UTF_8).toCharArray(), salt, iterations, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest.replace("sha", "SHA"))
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] someSalt() {
        return new byte[SOME_BYTES];
    }

    @Override
    public boolean isWeak() {
        return iterations < RECOMMENDED.get(digest);
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    /** A longer hash takes the iterations once more for each part of it. */
    @Override
    public boolean isExcessive() {
        return iterations > MOST_ITERATIONS || (long) iterations * length > (long) MOST_ITERATIONS * Long.SIZE;
    }
}
