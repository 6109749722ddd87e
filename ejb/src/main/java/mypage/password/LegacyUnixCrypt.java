package mypage.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import org.apache.commons.codec.digest.Md5Crypt;
import org.apache.commons.codec.digest.Sha2Crypt;

/**
 * The functions of crypt(3) on the basis of SHA-256 and SHA-512 (Drepper), and those of MD5, one of them Apache's. Salt
 * and hash are as they are written.
 *
 * @param rounds always 1000 for those of MD5
 */
record LegacyUnixCrypt(String kind, int rounds) implements LegacyFunction {

    static final int MD5_ROUNDS = 1000;

    /** What is meant if a hash does not name them. */
    static final int SHA2_ROUNDS = 5000;

    private static final int MOST_ROUNDS = 700_000;

    /** How the hashes begin. */
    private static final Map<String, String> MARKS =
            Map.of("sha256crypt", "$5$", "sha512crypt", "$6$", "md5crypt", "$1$", "apr1", "$apr1$");

    static LegacyUnixCrypt of(String... name) {
        return new LegacyUnixCrypt(name[0], Integer.parseInt(name[1]));
    }

    @Override
    public String name() {
        return kind + "-" + rounds;
    }

    @Override
    public byte[] apply(byte[] password, byte[] salt) {
        String setting = MARKS.get(kind) + (isSha2() ? "rounds=" + rounds + "$" : "") + new String(salt, US_ASCII);
        String hash = hash(password.clone(), setting);
        return hash.substring(hash.lastIndexOf('$') + 1).getBytes(US_ASCII);
    }

    /** The library overwrites the password. */
    private String hash(byte[] password, String setting) {
        return switch (kind) {
            case "sha256crypt" -> Sha2Crypt.sha256Crypt(password, setting);
            case "sha512crypt" -> Sha2Crypt.sha512Crypt(password, setting);
            case "md5crypt" -> Md5Crypt.md5Crypt(password, setting);
            default -> Md5Crypt.apr1Crypt(password, setting);
        };
    }

    private boolean isSha2() {
        return kind.startsWith("sha");
    }

    @Override
    public byte[] someSalt() {
        return "abcdefgh".getBytes(US_ASCII);
    }

    /** OWASP recommends none of them. */
    @Override
    public boolean isWeak() {
        return true;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public boolean isExcessive() {
        return rounds > MOST_ROUNDS;
    }
}
