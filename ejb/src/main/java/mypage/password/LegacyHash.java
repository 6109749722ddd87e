package mypage.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The hash of a password as another system made it, or such a hash in our own one around it. Its text is
 * {@code legacy:<function>:<salt>:<hash>}, salt and hash in Base64; a wrapped one has the PHC string of ours over the
 * Base64 of the hash in its place.
 *
 * @param kept the last part of the text
 */
record LegacyHash(LegacyFunction function, byte[] salt, String kept) {

    /** A node computes one hash at a time that needs much memory, whoever asks. */
    private static final Object ONE_LARGE = new Object();

    private static final String MARK = "legacy:";
    private static final int PARTS = 4;

    /**
     * In bytes. A longer password never matches, since some of the functions take a time that grows with the square of
     * its length.
     */
    private static final int LONGEST_PASSWORD = 512;

    static LegacyHash of(LegacyFunction function, byte[] salt, byte[] hash) {
        return new LegacyHash(function, salt, base64(hash));
    }

    /** What a text says; empty if it is none of these. */
    static Optional<LegacyHash> of(String text) {
        String[] parts = text.split(":", PARTS);
        if (!text.startsWith(MARK) || parts.length < PARTS) {
            return Optional.empty();
        }
        return LegacyFunction.named(parts[1])
                .map(function -> new LegacyHash(function, Base64.getDecoder().decode(parts[2]), parts[3]));
    }

    String text() {
        return MARK + function.name() + ":" + base64(salt) + ":" + kept;
    }

    boolean isWrapped() {
        return kept.startsWith("$");
    }

    /** Whether its owner could guess it too easily if the key file and the database were stolen together. */
    boolean awaitsWrapping() {
        return function.isWeak() && !isWrapped();
    }

    LegacyHash wrapped(Argon2 argon2) {
        return new LegacyHash(function, salt, argon2.hash(kept));
    }

    /** Whether it was made from this password. Takes one hash of the function, and one of ours if it is wrapped. */
    boolean matches(String password, Argon2 argon2) {
        String hash = base64(apply(function, password, salt));
        boolean isRight = isWrapped()
                ? argon2.matches(kept, hash)
                : MessageDigest.isEqual(kept.getBytes(UTF_8), hash.getBytes(UTF_8));
        return isRight && password.getBytes(UTF_8).length <= LONGEST_PASSWORD;
    }

    /** Takes as long as a check of a hash of this function does, without ours. */
    static void spend(LegacyFunction function, String password) {
        apply(function, password, function.someSalt());
    }

    private static byte[] apply(LegacyFunction function, String password, byte[] salt) {
        if (!function.isLarge()) {
            return function.apply(bytes(password), salt);
        }
        synchronized (ONE_LARGE) {
            return function.apply(bytes(password), salt);
        }
    }

    private static byte[] bytes(String password) {
        byte[] whole = password.getBytes(UTF_8);
        return whole.length > LONGEST_PASSWORD ? Arrays.copyOf(whole, LONGEST_PASSWORD) : whole;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
