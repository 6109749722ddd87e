package mypage.admin.signin;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public key of a passkey: ES256, RS256 or EdDSA, of which every device supports one.
 *
 * @param algorithm of its signatures, as Java names it
 */
record PasskeyKey(PublicKey key, String algorithm) {

    private static final int FEWEST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 4096;
    private static final String ED25519 = NamedParameterSpec.ED25519.getName();

    /** @return empty when it is another kind of key */
    static Optional<PasskeyKey> of(byte[] encoded) {
        return Stream.of("EC", "RSA", ED25519)
                .flatMap(kind -> decoded(kind, encoded).stream())
                .flatMap(key -> algorithm(key).map(algorithm -> new PasskeyKey(key, algorithm)).stream())
                .findFirst();
    }

    private static Optional<PublicKey> decoded(String kind, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> algorithm(PublicKey key) {
        return switch (key) {
            case ECPublicKey curve when isP256(curve) -> Optional.of("SHA256withECDSA");
            case RSAPublicKey rsa when isLongEnough(rsa.getModulus().bitLength()) -> Optional.of("SHA256withRSA");
            case EdECPublicKey edwards -> Optional.of(ED25519);
            default -> Optional.empty();
        };
    }

    private static boolean isLongEnough(int bits) {
        return bits >= FEWEST_RSA_BITS && bits <= MOST_RSA_BITS;
    }

    private static boolean isP256(ECPublicKey key) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec p256 = parameters.getParameterSpec(ECParameterSpec.class);
            return key.getParams().getCurve().equals(p256.getCurve());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
