package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mypage.platform.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators can register, and how the command says what is wrong. */
class ClientRegistrationTest extends OpenIdFixture {

    private static final String VALID = """
            {"client_id": "app-1", "service": "seeker", "name": "アプリ", "sector": "app.example.jp",
            "redirect_uris": ["https://app.example.jp/cb", "http://localhost:8080/cb", "http://[::1]/cb"]}""";

    @Test
    void readsWhatIsComplete() {
        var client = ClientRegistration.parse(VALID);
        assertEquals(3, client.redirectUris().size());
        assertEquals(Optional.empty(), client.jwks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app-1|App 1|client_id must match",
                "seeker|SEEKER|service must be one of seeker, employer, information",
                "アプリ||name must have",
                "https://app.example.jp/cb|http://app.example.jp/cb|redirect_uris must be https",
                "https://app.example.jp/cb|https://app.example.jp/cb#x|redirect_uris must be https",
                "https://app.example.jp/cb|https://a@app.example.jp/cb|redirect_uris must be https",
                "https://app.example.jp/cb|https://app.example.jp/ cb|redirect_uris must be https",
                "https://app.example.jp/cb|app:/cb|redirect_uris must be https",
                "https://app.example.jp/cb|https://app.example.jp:84430/cb|redirect_uris must be https",
                "https://app.example.jp/cb|javascript:alert(1)|redirect_uris must be https",
                "redirect_uris|redirect_uri|only these are known",
                "{|[|it is no JSON object",
            })
    void saysWhatIsWrong(String part, String wrong, String said) {
        String json = VALID.replace(part, wrong == null ? "" : wrong);
        String message = assertThrows(IllegalArgumentException.class, () -> ClientRegistration.parse(json))
                .getMessage();
        assertTrue(message.startsWith(said), message);
    }

    private static ClientRegistration told(String at) {
        return ClientRegistration.parse(VALID.replaceFirst("}$", ",\"backchannel_logout_uri\":" + at + "}"));
    }

    @Test
    void isToldAtOneAddress() {
        String one = "\"https://app.example.jp/out\"";
        assertTrue(told(one).equals(told("[" + one + "]")) && !told(one).equals(told("[]")));
        for (String wrong : new String[] {"[" + one + "," + one + "]", "5", "null", "{}", "[5]", "[null]", "\"\""}) {
            assertThrows(IllegalArgumentException.class, () -> told(wrong), wrong);
        }
    }

    @ParameterizedTest
    @Tag("C23")
    @ValueSource(strings = {"redirect_uris", "post_logout_redirect_uris", "backchannel_logout_uri"})
    void plainHttpIsForADemoOnly(String field) {
        URI site = URI.create("https://mypage.example.jp");
        String valid = VALID.replace(", \"http://localhost:8080/cb\", \"http://[::1]/cb\"", "");
        ClientRegistration.parse(valid).at(site);
        for (String here : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            String plain = "\"" + field + "\": [\"http://" + here + ":8081/x\"]";
            String json = field.equals("redirect_uris")
                    ? valid.replaceFirst("\"redirect_uris\": [^]]*]", plain)
                    : valid.replaceFirst("}$", ", " + plain + "}");
            ClientRegistration client = ClientRegistration.parse(json);
            client.at(URI.create("http://localhost:8080"));
            assertEquals(
                    field,
                    assertThrows(ClientRegistration.UnusableException.class, () -> client.at(site), here)
                            .field());
        }
    }

    @Test
    void theCommandKnowsWhereItIs() throws Exception {
        register();
        Path file = folder.resolve("plain");
        Files.writeString(
                file, Files.readString(folder.resolve(client)).replace(REDIRECT, "http://localhost:8081/callback"));
        command(file.toString());
        try (var database = container.ownerConnection()) {
            assertThrows(
                    ClientRegistration.UnusableException.class,
                    () -> RegisterClient.run(
                            database,
                            container.get(Secrets.class),
                            RegisterClient.publicUrl(Map.of("MYPAGE_PUBLIC_URL", "https://mypage.example.jp")),
                            container.clock.instant(),
                            file.toString()));
        }
    }

    @Test
    void takesPublicKeysOnly() {
        for (String jwks : new String[] {
            new JWKSet(KEY).toString(false), "{\"keys\": []}", "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AA\"}]}", "{}"
        }) {
            String json = VALID.replaceFirst("}$", ", \"jwks\": " + jwks + "}");
            assertThrows(IllegalArgumentException.class, () -> ClientRegistration.parse(json), jwks);
        }
    }

    @Test
    @Tag("C16")
    void onlyClientsWithASecretMayDoWithoutPkce() {
        String weaker = VALID.replaceFirst("}$", ", \"without_pkce\": true}");
        assertTrue(ClientRegistration.parse(weaker).withoutPkce());
        assertFalse(ClientRegistration.parse(VALID).withoutPkce());
        for (String wrong : new String[] {
            VALID.replaceFirst("}$", ", \"without_pkce\": \"true\"}"),
            weaker.replaceFirst("}$", ", \"jwks\": " + new JWKSet(KEY.toPublicJWK()) + "}")
        }) {
            String said = assertThrows(IllegalArgumentException.class, () -> ClientRegistration.parse(wrong))
                    .getMessage();
            assertTrue(said.startsWith("without_pkce "), said);
        }
    }

    @Test
    void theCommandChangesAClientAndKeepsItsSecret() throws Exception {
        register();
        code(client);
        assertEquals("changed " + client, register(client, "sector.example.jp", Optional.empty()));
        tokens(code(client));
        String again = command("--new-secret", folder.resolve(client).toString());
        assertTrue(again.startsWith("changed " + client + "\nsecret, shown only now: "), again);
        assertTrue(exchange(code(client)) instanceof TokenResult.TokensRefused, "the old secret still works");
        assertThrows(IllegalArgumentException.class, () -> register(client, "other.example.jp", Optional.empty()));
        command("--disable", client);
        assertThrows(IllegalArgumentException.class, () -> command("--disable", client));
        register(client, "sector.example.jp", Optional.of(new JWKSet(KEY.toPublicJWK()).toString()));
        assertEquals(
                0L,
                account.number(
                        "select count(secret_hash) + count(disabled_at) from openid_client where client_id = ?1",
                        client));
        assertEquals(5L, account.number("""
                        select count(*) from audit_event e join openid_client c on c.id = e.target_id
                        where c.client_id = ?1
                            and e.kind like 'APPLICATION\\_%ED' and e.request_id = 'command'""", client));
    }

    @Test
    void theCommandSaysHowItIsUsed() {
        for (String[] arguments : new String[][] {{}, {"--disable"}, {"a", "b"}}) {
            String said = assertThrows(IllegalArgumentException.class, () -> command(arguments))
                    .getMessage();
            assertTrue(said.startsWith("usage: "), said);
        }
    }
}
