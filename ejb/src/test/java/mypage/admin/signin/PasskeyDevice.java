package mypage.admin.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A browser and a device with one passkey (ES256, no attestation). Its fields are what a test can falsify. */
final class PasskeyDevice {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_CREDENTIAL = 0x40;
    private static final int MODEL_BYTES = 16;

    String origin = "http://localhost:8080";
    String site = "localhost";
    boolean verifies = true;

    /** Flags that are set too, or not. */
    int flipped;

    /** Ends the client data. */
    String more = ", \"crossOrigin\": false";

    String type = "webauthn.get";

    /** The next signature counter; a device that does not count has 0. */
    int count = 1;

    String handle;

    private final KeyPair keys = newKeys();
    private final byte[] id = digest(keys.getPublic().getEncoded());

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the passkey. */
    PasskeyAnswer make(PasskeyPrompt prompt, String ownerHandle) {
        handle = ownerHandle;
        byte[] data = concat(
                authenticatorData(WITH_CREDENTIAL),
                new byte[MODEL_BYTES],
                new byte[] {0, (byte) id.length},
                id,
                publicKey());
        // {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] attestation = concat(
                new byte[] {(byte) 0xa3, 0x63},
                "fmt".getBytes(UTF_8),
                new byte[] {0x64},
                "none".getBytes(UTF_8),
                new byte[] {0x67},
                "attStmt".getBytes(UTF_8),
                new byte[] {(byte) 0xa0, 0x68},
                "authData".getBytes(UTF_8),
                new byte[] {0x58, (byte) data.length},
                data);
        return answer(prompt, """
                "clientDataJSON": "%s", "attestationObject": "%s", "authenticatorData": "%s",
                "publicKey": "%s\"""".formatted(
                        base64(clientData("webauthn.create", prompt.challenge())),
                        base64(attestation),
                        base64(data),
                        base64(keys.getPublic().getEncoded())));
    }

    /** Signs a challenge. */
    PasskeyAnswer sign(PasskeyPrompt prompt) {
        byte[] data = authenticatorData(0);
        byte[] clientData = clientData(type, prompt.challenge());
        byte[] signature = signature(concat(data, digest(clientData)));
        return answer(prompt, """
                "clientDataJSON": "%s", "authenticatorData": "%s", "signature": "%s",
                "userHandle": "%s\"""".formatted(base64(clientData), base64(data), base64(signature), handle));
    }

    private PasskeyAnswer answer(PasskeyPrompt prompt, String response) {
        return new PasskeyAnswer(Optional.of(prompt.sealed()), """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "authenticatorAttachment": "platform",
                "clientExtensionResults": {}, "response": {%2$s}}""".formatted(base64(id), response));
    }

    private byte[] clientData(String written, String challenge) {
        String json = """
                {"type": "%s", "challenge": "%s", "origin": "%s"%s}""".formatted(written, challenge, origin, more);
        return json.getBytes(UTF_8);
    }

    /** WebAuthn, 6.1. */
    private byte[] authenticatorData(int flags) {
        int all = (flags | PRESENT | (verifies ? VERIFIED : 0)) ^ flipped;
        byte[] counter = ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
        count += count == 0 ? 0 : 1;
        return concat(digest(site.getBytes(UTF_8)), new byte[] {(byte) all}, counter);
    }

    /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053, 7.1). */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return concat(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getAffineX().toByteArray()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] padded = concat(new byte[32], number);
        return Arrays.copyOfRange(padded, padded.length - 32, padded.length);
    }

    private byte[] signature(byte[] message) {
        try {
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
