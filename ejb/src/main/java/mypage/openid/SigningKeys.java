package mypage.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.Secrets;

/**
 * Signs ID tokens and logout tokens with ES256, and checks ID tokens that come back. Reads the keys each time, so that
 * none is kept here.
 */
@Dependent
class SigningKeys {

    /** What the private keys are sealed for. */
    static final String SEAL = "openid-key";

    @Inject
    SigningKeyRepository keys;

    @Inject
    Secrets secrets;

    /** A signed JWT with these claims, whose header says of which type it is. */
    String sign(JOSEObjectType type, JsonObject claims, Instant now) {
        byte[] sealed = keys.current(now).orElseThrow(() -> new IllegalStateException("there is no signing key"));
        try {
            ECKey key = ECKey.parse(secrets.open(SEAL, sealed));
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(type)
                    .keyID(key.getKeyID())
                    .build();
            JWSObject token = new JWSObject(header, new Payload(claims.toString()));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a signing key can't be used", e);
        }
    }

    /** The claims of an ID token, however old, that a published key signed; empty if there is no such signature. */
    Optional<JsonObject> verified(String token, Instant now) {
        try {
            JWSObject signed = JWSObject.parse(token);
            return JOSEObjectType.JWT.equals(signed.getHeader().getType()) && isSigned(signed, keys.published(now))
                    ? Jsons.object(signed.getPayload().toString())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(JWSObject token, List<String> published) throws ParseException, JOSEException {
        for (String key : published) {
            ECKey candidate = ECKey.parse(key);
            if (token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && candidate.getKeyID().equals(token.getHeader().getKeyID())) {
                return token.verify(new ECDSAVerifier(candidate));
            }
        }
        return false;
    }
}
