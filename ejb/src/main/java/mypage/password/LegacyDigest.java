package mypage.password;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One message digest over password and salt.
 *
 * @param digest md5, sha1, sha256, sha384 or sha512
 * @param order of what is digested: letters p for the password and s for the salt
 */
record LegacyDigest(String digest, String order) implements LegacyFunction {

    private static final Map<String, String> ALGORITHMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    LegacyDigest {
        if (!ALGORITHMS.containsKey(digest) || !order.matches("s{0,2}ps{0,2}")) {
            throw new IllegalArgumentException(digest);
        }
    }

    static LegacyDigest of(String... name) {
        return new LegacyDigest(name[1], name[2]);
    }

    @Override
    public String name() {
        return "digest-" + digest + "-" + order;
    }

    /** Its length in bytes. */
    int length() {
        return DigestUtils.getDigest(ALGORITHMS.get(digest)).getDigestLength();
    }

    @Override
    public byte[] apply(byte[] password, byte[] salt) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        order.chars().forEach(part -> message.writeBytes(part == 'p' ? password : salt));
        return DigestUtils.digest(DigestUtils.getDigest(ALGORITHMS.get(digest)), message.toByteArray());
    }

    @Override
    public byte[] someSalt() {
        return new byte[0];
    }

    @Override
    public boolean isWeak() {
        return true;
    }

    /** Microseconds. */
    @Override
    public boolean takesTime() {
        return false;
    }

    @Override
    public boolean isExcessive() {
        return false;
    }
}
