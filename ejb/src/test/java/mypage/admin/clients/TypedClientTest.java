package mypage.admin.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.clients.ClientRequestResult.Asked;
import mypage.admin.clients.ClientRequestResult.Unusable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may type about an application: its keys and its addresses. */
@Tag("C20")
class TypedClientTest extends ClientFixture {

    @ParameterizedTest
    @CsvSource({"EC, secp256r1", "RSA, 2048"})
    void keysMayBeInPem(String algorithm, String parameter) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(parameter));
        } else {
            generator.initialize(Integer.parseInt(parameter));
        }
        String pem = "-----BEGIN PUBLIC KEY-----\r\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPublic().getEncoded())
                + "\r\n-----END PUBLIC KEY-----\r\n";
        assertEquals(Optional.empty(), register(pem).secret());
        approve();
        assertTrue(
                registered().orElseThrow().registration().jwks().orElseThrow().contains(algorithm));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x",
                "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----",
                "{\"kty\":\"oct\",\"k\":\"AA\"}",
                "{\"keys\":[]}"
            })
    void otherKeysAreRefused(String keys) {
        assertEquals(new Unusable("jwks"), clients.register(typed("https://app.example.jp/", keys, false), asker()));
    }

    @Test
    void twoLongKeysAreNotTooLong() {
        String keys = Stream.of("1", "2")
                .map(id -> "{\"kty\":\"RSA\",\"kid\":\"" + id + "\",\"e\":\"AQAB\",\"n\":\"" + "_".repeat(683) + "\"}")
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        assertEquals(Optional.empty(), register(keys).secret());
        assertEquals(ActDecisionResult.DONE, approve());
        assertTrue(registered().orElseThrow().registration().jwks().isPresent());
    }

    /** Such keys are longer than an act may be. */
    @Test
    void anApplicationWithLongKeysIsDisabled() throws Exception {
        register("");
        approve();
        long id = registered().orElseThrow().id();
        container.asOwner(() -> container
                .entities()
                .createNativeQuery("update openid_client set jwks = ?1, secret_hash = null where id = ?2")
                .setParameter(1, "x".repeat(8001))
                .setParameter(2, id)
                .executeUpdate());
        assertEquals(new Asked(Optional.empty()), clients.disable(id, asker()));
        assertEquals(ActDecisionResult.DONE, approve());
        assertTrue(registered().orElseThrow().disabledAt().isPresent());
        assertEquals(1, audited("APPLICATION_DISABLED", id));
    }

    @Test
    void unusableFieldsAreNamed() {
        assertEquals(new Unusable("redirect_uris"), clients.register(typed("", "", false), asker()));
        assertEquals(
                new Unusable("redirect_uris"), clients.register(typed("http://a.example.jp/", "", false), asker()));
        assertEquals(
                new Unusable("redirect_uris"),
                clients.register(
                        typed(("https://a.example.jp/" + "x".repeat(470) + "\n").repeat(17), "", false), asker()));
    }
}
