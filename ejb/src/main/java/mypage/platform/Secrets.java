package mypage.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random tokens, keyed hashes and encryption. Keys are in a file outside the database. Each has an ID that is stored in
 * front of every value made with it, so that a new first key can be added while old values stay readable. Safe for use
 * by many threads.
 */
@ApplicationScoped
public class Secrets {

    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int TAG_BYTES = 8;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String SEAL = "seal";
    private static final System.Logger LOG = System.getLogger(Secrets.class.getName());

    private final SecureRandom random = new SecureRandom();
    private final KeyFile keys;

    protected Secrets() {
        this.keys = null;
    }

    /** Reads the key file; throws {@link IllegalArgumentException} when it is unusable. */
    @Inject
    public Secrets(PlatformSettings settings) {
        this(Path.of(settings.secretKeys().orElseThrow(() -> SettingReader.unusable(KeyFile.SETTING, "is not set"))));
    }

    Secrets(KeyFile keys) {
        this.keys = keys;
    }

    /** For use without a server. */
    public Secrets(Path keyFile) {
        this(KeyFile.read(keyFile));
    }

    /** For a command, with the key file that its environment names. */
    public static Secrets ofCommand(Map<String, String> environment) {
        return new Secrets(Path.of(Optional.ofNullable(environment.get(SettingReader.environment(KeyFile.SETTING)))
                .orElseThrow(() -> SettingReader.unusable(KeyFile.SETTING, "is not set"))));
    }

    /** Does nothing, but calling it makes CDI create this bean, which reads the keys. */
    void checkKeys() {}

    /** A new secret of 256 random bits, suitable for a cookie or a link. */
    public String newToken() {
        return random(TOKEN_BYTES);
    }

    /** A new secret of 128 random bits, for cookies that a browser may have many of. */
    public String newId() {
        return random(ID_BYTES);
    }

    private String random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A decimal number of exactly this many digits, leading zeros included. */
    public String newDigits(int count) {
        return random.ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** The hash of a token that the database stores: SHA-256, which suffices for 128 random bits or more. */
    public byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * HMAC-SHA-256 under the first key, for values that are too short to be hashed without a key (standards row T8),
     * and for values that nobody else may be able to make. A message begins with its purpose, so that one cannot be
     * used for another.
     */
    public byte[] keyedHash(String message) {
        String keyId = firstKeyId();
        return withKeyId(keyId, hmac(keys.key(keyId), "hash:" + message));
    }

    /**
     * Whether the hash was made from this message under any of the keys, in constant time. False when its key is gone.
     */
    public boolean matches(String message, byte[] keyedHash) {
        try {
            Keyed stored = Keyed.of(keyedHash);
            return MessageDigest.isEqual(hmac(keys.key(stored.keyId), "hash:" + message), stored.value);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "a keyed hash can''t be checked: {0}", e.getMessage());
            return false;
        }
    }

    /**
     * A short keyed hash under the first key, for an address that nobody else may be able to make: 64 bits in 16
     * hexadecimal digits. A message begins with its purpose.
     */
    public String tag(String message) {
        return tag(keys.key(firstKeyId()), message);
    }

    /** Whether this tag, in any case, was made from this message under any of the keys, in constant time. */
    public boolean isTag(String message, String tag) {
        byte[] given = tag.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        boolean isTag = false;
        for (byte[] key : keys.all()) {
            isTag |= MessageDigest.isEqual(tag(key, message).getBytes(StandardCharsets.US_ASCII), given);
        }
        return isTag;
    }

    private static String tag(byte[] key, String message) {
        return HexFormat.of().formatHex(hmac(key, "tag:" + message), 0, TAG_BYTES);
    }

    /** The ID of the key that new values are made with. */
    public String firstKeyId() {
        return keys.firstId();
    }

    /** Encrypts under the first key (AES-256-GCM, random nonce). */
    public byte[] seal(String text) {
        return sealWith(SEAL, text);
    }

    /** Encrypts under the first key, such that only {@link #open(String, byte[])} with the same purpose decrypts it. */
    public byte[] seal(String purpose, String text) {
        return sealWith(SEAL + ":" + purpose, text);
    }

    private byte[] sealWith(String derivation, String text) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        String keyId = firstKeyId();
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, derivation, keyId, iv, text.getBytes(StandardCharsets.UTF_8));
        return withKeyId(
                keyId,
                ByteBuffer.allocate(IV_BYTES + sealed.length)
                        .put(iv)
                        .put(sealed)
                        .array());
    }

    /**
     * Decrypts the result of {@link #seal(String)}; throws {@link IllegalStateException} when it was altered or its key
     * is gone.
     */
    public String open(byte[] sealed) {
        return openWith(SEAL, sealed);
    }

    /**
     * Decrypts the result of {@link #seal(String, String)} with this purpose; throws {@link IllegalStateException} when
     * it was altered, was sealed for another purpose, or its key is gone.
     */
    public String open(String purpose, byte[] sealed) {
        return openWith(SEAL + ":" + purpose, sealed);
    }

    private String openWith(String derivation, byte[] sealed) {
        Keyed stored = Keyed.of(sealed);
        if (stored.value.length < IV_BYTES + TAG_BITS / 8) {
            throw new IllegalStateException(Keyed.DAMAGED);
        }
        byte[] iv = Arrays.copyOf(stored.value, IV_BYTES);
        byte[] text = Arrays.copyOfRange(stored.value, IV_BYTES, stored.value.length);
        return new String(crypt(Cipher.DECRYPT_MODE, derivation, stored.keyId, iv, text), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String derivation, String keyId, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(hmac(keys.key(keyId), derivation), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] withKeyId(String keyId, byte[] value) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + id.length + value.length)
                .put((byte) id.length)
                .put(id)
                .put(value)
                .array();
    }

    private record Keyed(String keyId, byte[] value) {

        static final String DAMAGED = "no value with a key id";

        static Keyed of(byte[] stored) {
            int end = stored.length == 0 ? 0 : 1 + stored[0];
            if (end < 1 || end > stored.length) {
                throw new IllegalStateException(DAMAGED);
            }
            return new Keyed(
                    new String(stored, 1, end - 1, StandardCharsets.US_ASCII),
                    Arrays.copyOfRange(stored, end, stored.length));
        }
    }
}
