package mypage.admin.signin;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** What a device says when it makes or uses a passkey (WebAuthn, 6.1). */
final class AuthenticatorData {

    private static final int SITE_BYTES = 32;
    private static final int FLAGS_AT = SITE_BYTES;
    private static final int COUNT_AT = FLAGS_AT + 1;
    private static final int END = COUNT_AT + Integer.BYTES;
    private static final int ID_LENGTH_AT = END + 16;
    private static final int ID_AT = ID_LENGTH_AT + Short.BYTES;
    private static final int LONGEST_ID = 1023;

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int WITH_CREDENTIAL = 0x40;
    private static final int WITH_EXTENSIONS = 0x80;

    private final ByteBuffer data;

    /** @throws IllegalArgumentException when it is too short */
    AuthenticatorData(byte[] data) {
        if (data.length < END) {
            throw new IllegalArgumentException("too short");
        }
        this.data = ByteBuffer.wrap(data.clone());
    }

    /** Whether it is for this RP ID, and its flags say that the owner was present and was verified. */
    boolean isVerifiedFor(byte[] siteHash) {
        return MessageDigest.isEqual(siteHash, bytes(0, SITE_BYTES))
                && has(PRESENT)
                && has(VERIFIED)
                && (isBackupEligible() || !has(BACKED_UP));
    }

    /** Whether the passkey can be copied to other devices of its owner. This never changes. */
    boolean isBackupEligible() {
        return has(BACKUP_ELIGIBLE);
    }

    /** Whether it belongs to the use of a passkey: it contains no new one, and its end only what its flags announce. */
    boolean isOfUse() {
        return !has(WITH_CREDENTIAL) && has(WITH_EXTENSIONS) == data.capacity() > END;
    }

    private boolean has(int flag) {
        return (data.get(FLAGS_AT) & flag) != 0;
    }

    /** The signature counter; 0 when the device does not count. */
    long count() {
        return Integer.toUnsignedLong(data.getInt(COUNT_AT));
    }

    /**
     * The ID of a new passkey.
     *
     * @throws IllegalArgumentException when it has none
     */
    byte[] credentialId() {
        int length = data.capacity() < ID_AT ? 0 : Short.toUnsignedInt(data.getShort(ID_LENGTH_AT));
        if (!has(WITH_CREDENTIAL) || length == 0 || length > LONGEST_ID || data.capacity() <= ID_AT + length) {
            throw new IllegalArgumentException("no credential");
        }
        return bytes(ID_AT, length);
    }

    private byte[] bytes(int from, int length) {
        return Arrays.copyOfRange(data.array(), from, from + length);
    }
}
