package mypage.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the public keys of an application in the forms that people have: a JWK set, a JWK, or PEM. */
public final class ClientKeys {

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private static final int FEWEST_RSA_BITS = 2048;

    private ClientKeys() {}

    /**
     * Why a client may not have this JWK set; empty if it may.
     *
     * @throws ParseException if it is none
     */
    static Optional<String> problem(String jwks) throws ParseException {
        List<JWK> keys = JWKSet.parse(jwks).getKeys();
        if (keys.isEmpty()) {
            return Optional.of("must have at least one key");
        } else if (keys.stream().anyMatch(JWK::isPrivate)) {
            return Optional.of("must have public keys only");
        } else if (!keys.stream().allMatch(ClientKeys::isStrong)) {
            return Optional.of("must have keys of P-256, or of RSA with 2048 bits or more");
        }
        return Optional.empty();
    }

    private static boolean isStrong(JWK key) {
        return key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)
                || key instanceof RSAKey rsa && rsa.size() >= FEWEST_RSA_BITS;
    }

    /** @return the JWK set as JSON objects; an empty map if it is nothing of these, which no client may have */
    public static Map<String, Object> jwks(String typed) {
        try {
            Matcher pem = PEM.matcher(typed);
            if (pem.matches()) {
                return set(ofPem(Base64.getMimeDecoder().decode(pem.group(1))));
            }
            // Private parts are kept, so that the registration refuses the key.
            return typed.contains("\"keys\"") ? JWKSet.parse(typed).toJSONObject(false) : set(JWK.parse(typed));
        } catch (ParseException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> set(JWK key) {
        return new JWKSet(key).toJSONObject(false);
    }

    private static JWK ofPem(byte[] encoded) throws GeneralSecurityException, JOSEException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(encoded);
        try {
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
            return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException notEc) {
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
            return new RSAKey.Builder(key).keyIDFromThumbprint().build();
        }
    }
}
