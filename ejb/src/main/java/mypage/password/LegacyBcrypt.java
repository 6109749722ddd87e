package mypage.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * bcrypt. The marks $2a$, $2b$ and $2y$ mean the same: they only tell systems without a fault from those with one. Salt
 * and hash are in its own Base64.
 *
 * @param cost the binary logarithm of the rounds
 * @param isOfDigest whether it hashes the SHA-256 of the password in hexadecimal digits, as Django's bcrypt_sha256 does
 */
record LegacyBcrypt(int cost, boolean isOfDigest) implements LegacyFunction {

    static final int SALT_CHARACTERS = 22;

    /** bcrypt ignores the rest. */
    private static final int LONGEST = 72;

    private static final int RECOMMENDED = 10;
    private static final int MOST = 13;

    static LegacyBcrypt of(String... name) {
        return new LegacyBcrypt(Integer.parseInt(name[1]), name[0].equals("bcryptsha256"));
    }

    @Override
    public String name() {
        return (isOfDigest ? "bcryptsha256-" : "bcrypt-") + cost;
    }

    @Override
    public byte[] apply(byte[] password, byte[] salt) {
        byte[] whole = isOfDigest ? DigestUtils.sha256Hex(password).getBytes(US_ASCII) : password;
        byte[] hashed = whole.length > LONGEST ? Arrays.copyOf(whole, LONGEST) : whole;
        String prefix = "$2b$%02d$".formatted(cost);
        String setting = prefix + new String(salt, US_ASCII);
        String hash = BcryptFunction.getInstance(Bcrypt.B, cost)
                .hash(hashed, setting.getBytes(US_ASCII))
                .getResult();
        return hash.substring(prefix.length() + SALT_CHARACTERS).getBytes(US_ASCII);
    }

    @Override
    public byte[] someSalt() {
        return "abcdefghijklmnopqrstuu".getBytes(US_ASCII);
    }

    @Override
    public boolean isWeak() {
        return cost < RECOMMENDED;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public boolean isExcessive() {
        return cost > MOST;
    }
}
