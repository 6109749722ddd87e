package mypage.password;

import java.util.Optional;

/**
 * A way in which another system hashed passwords, with its costs. Accounts that were imported with such hashes keep
 * them until their first sign-in. Immutable.
 */
interface LegacyFunction {

    /** From so many bytes on a check is large. */
    int LARGE = 8 << 20;

    /** Its name in stored passwords and in the table {@code legacy_function}, of letters, digits and hyphens. */
    String name();

    /** The hash of a password in UTF-8. */
    byte[] apply(byte[] password, byte[] salt);

    /** A salt that it accepts, for a hash that nobody needs. */
    byte[] someSalt();

    /**
     * Whether guessing is cheaper than with the least costs that OWASP recommends (Password Storage Cheat Sheet). Such
     * hashes are wrapped in our own.
     */
    boolean isWeak();

    /** Whether one check takes noticeable time. Then a wrong password takes as long for every account. */
    boolean takesTime();

    /** Whether a check takes so much memory that a node computes one at a time. */
    default boolean isLarge() {
        return false;
    }

    /** Whether a check would take more time or memory than a stranger may cause. */
    boolean isExcessive();

    /** The function of a name; empty if there is none. */
    static Optional<LegacyFunction> named(String name) {
        String[] parts = name.split("-");
        try {
            return Optional.ofNullable(
                    switch (parts[0]) {
                        case "bcrypt", "bcryptsha256" -> LegacyBcrypt.of(parts);
                        case "sha256crypt", "sha512crypt", "md5crypt", "apr1" -> LegacyUnixCrypt.of(parts);
                        case "pbkdf2" -> LegacyPbkdf2.of(parts);
                        case "scrypt" -> LegacyScrypt.of(parts);
                        case "argon2" -> LegacyArgon2.of(parts);
                        case "digest" -> LegacyDigest.of(parts);
                        default -> null;
                    });
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unknown) {
            return Optional.empty();
        }
    }
}
