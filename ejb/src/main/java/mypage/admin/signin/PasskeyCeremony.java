package mypage.admin.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import mypage.admin.staff.Passkey;
import mypage.platform.Origin;
import mypage.platform.PlatformSettings;

/**
 * The checks of WebAuthn (7.1 and 7.2): type, challenge, origin, RP ID, user presence and verification, backup flags,
 * key and signature. No attestation is asked for, and none is read. Safe for use by many threads.
 */
@ApplicationScoped
public class PasskeyCeremony {

    @Inject
    PlatformSettings settings;

    /** The RP ID. Passkeys that were made under another one can't be used. */
    String site() {
        return settings.adminUrl().getHost().toLowerCase(Locale.ROOT);
    }

    private String origin() {
        return Origin.of(settings.adminUrl()).toString();
    }

    /** The passkey that a device has just made; empty when the response is invalid. */
    Optional<Passkey> register(PasskeyResponse response, String challenge, long staffId, String name) {
        try {
            AuthenticatorData data = response.authenticatorData();
            byte[] id = data.credentialId();
            byte[] key = response.bytes("publicKey");
            boolean valid = response.isFrom("webauthn.create", challenge, origin())
                    && data.isVerifiedFor(sha256(site().getBytes(StandardCharsets.UTF_8)))
                    && Arrays.equals(id, response.credentialId())
                    && PasskeyKey.of(key).isPresent();
            return valid
                    ? Optional.of(new Passkey(staffId, id, key, data.isBackupEligible(), data.count(), name))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks a use of this passkey, all but its signature counter. Returns the counter; empty when the use is invalid.
     */
    OptionalLong verify(PasskeyResponse response, String challenge, byte[] userHandle, Passkey passkey) {
        try {
            AuthenticatorData data = response.authenticatorData();
            boolean valid = response.isFrom("webauthn.get", challenge, origin())
                    && Arrays.equals(userHandle, response.bytes("userHandle"))
                    && data.isVerifiedFor(sha256(site().getBytes(StandardCharsets.UTF_8)))
                    && data.isOfUse()
                    && data.isBackupEligible() == passkey.isBackupEligible()
                    && isSigned(response, passkey);
            return valid ? OptionalLong.of(data.count()) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean isSigned(PasskeyResponse response, Passkey passkey) {
        PasskeyKey key = PasskeyKey.of(passkey.publicKey()).orElseThrow();
        byte[] data = response.bytes("authenticatorData");
        byte[] client = sha256(response.bytes("clientDataJSON"));
        byte[] signed = ByteBuffer.allocate(data.length + client.length)
                .put(data)
                .put(client)
                .array();
        try {
            Signature signature = Signature.getInstance(key.algorithm());
            signature.initVerify(key.key());
            signature.update(signed);
            return signature.verify(response.bytes("signature"));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
