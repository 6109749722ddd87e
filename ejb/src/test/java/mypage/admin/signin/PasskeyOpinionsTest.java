package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.TestContainer;
import mypage.admin.staff.Passkey;
import org.junit.jupiter.api.Test;

/**
 * Of assertions that are signed correctly and differ in all else, our code accepts just those that WebAuthn4J accepts.
 */
class PasskeyOpinionsTest {

    private static final String CHALLENGE = "A".repeat(43);
    private static final String HANDLE = "AAAA";
    private static final PasskeyPrompt PROMPT = new PasskeyPrompt("", CHALLENGE, "localhost", List.of());
    private static final int WITH_EXTENSIONS = 0x80;

    private static final WebAuthnManager THEIRS = WebAuthnManager.createNonStrictWebAuthnManager();
    private static final ServerProperty SERVER = ServerProperty.builder()
            .origin(new Origin("http://localhost:8080"))
            .rpId("localhost")
            .challenge(new DefaultChallenge(CHALLENGE))
            .build();

    private final PasskeyCeremony ours = new TestContainer().get(PasskeyCeremony.class);
    private final PasskeyDevice device = new PasskeyDevice();
    private final String made = device.make(PROMPT, HANDLE).response();
    private final Passkey passkey = register(made).orElseThrow();
    private final CredentialRecordImpl theirPasskey = theirPasskey();

    private Optional<Passkey> register(String response) {
        return ours.register(PasskeyResponse.of(response).orElseThrow(), CHALLENGE, 1, "");
    }

    private CredentialRecordImpl theirPasskey() {
        var data = THEIRS.verifyRegistrationResponseJSON(made, new RegistrationParameters(SERVER, null, true, true));
        return new CredentialRecordImpl(data.getAttestationObject(), null, null, null);
    }

    private boolean weAccept(String response) {
        return ours.verify(PasskeyResponse.of(response).orElseThrow(), CHALLENGE, new byte[3], passkey)
                .isPresent();
    }

    private boolean theyAccept(String response) {
        try {
            THEIRS.verifyAuthenticationResponseJSON(
                    response, new AuthenticationParameters(SERVER, theirPasskey, null, true, true));
            return true;
        } catch (WebAuthnException e) {
            return false;
        }
    }

    private boolean agreed(String what) {
        var response = device.sign(PROMPT).response();
        boolean accepted = weAccept(response);
        assertEquals(theyAccept(response), accepted, what);
        return accepted;
    }

    /** WebAuthn4J also accepts extensions that are announced and not there. */
    @Test
    void ofAllFlags() {
        List<Integer> accepted = new ArrayList<>();
        for (int flags = 0; flags < WITH_EXTENSIONS; flags++) {
            device.flipped = flags;
            if (agreed("flags " + flags)) {
                accepted.add(flags);
            }
        }
        // None, and the two that are reserved.
        assertEquals(List.of(0, 0x02, 0x20, 0x22), accepted);
        device.flipped = WITH_EXTENSIONS;
        assertEquals(false, weAccept(device.sign(PROMPT).response()));
    }

    @Test
    void ofWhatTheBrowserSays() {
        Stream.of("http://localhost", "http://localhost:80", "https://localhost:8080", "http://localhost:8080.x", "")
                .forEach(origin -> {
                    device.origin = origin;
                    assertEquals(false, agreed(origin));
                });
        device.origin = "http://localhost:8080";
        Stream.of("webauthn.create", "payment.get", "").forEach(type -> {
            device.type = type;
            assertEquals(false, agreed(type));
        });
        device.type = "webauthn.get";
        Stream.of(", \"crossOrigin\": true", ", \"topOrigin\": \"http://x\"", ", \"challenge\": \"BBBB\"")
                .forEach(more -> {
                    device.more = more;
                    assertEquals(false, agreed(more));
                });
        Stream.of("", ", \"crossOrigin\": false", ", \"other\": {\"a\": [1]}").forEach(more -> {
            device.more = more;
            assertTrue(agreed(more));
        });
    }

    @Test
    void ofSitesAndSignatures() {
        device.site = "localhost.example.jp";
        assertEquals(false, agreed("site"));
        device.site = "localhost";
        var response = device.sign(PROMPT).response();
        var other = device.sign(PROMPT).response();
        var signature = "\"signature\": \"[^\"]*\"";
        var swapped = response.replaceAll(signature, other.replaceAll("(?s).*(" + signature + ").*", "$1"));
        assertEquals(false, weAccept(swapped));
        assertEquals(false, theyAccept(swapped));
        assertTrue(weAccept(response));
    }

    @Test
    void ofBackedUpOnes() {
        var synced = new PasskeyDevice();
        // Eligible, and backed up.
        synced.flipped = 0x18;
        var registered = register(synced.make(PROMPT, HANDLE).response()).orElseThrow();
        assertTrue(registered.isBackupEligible());
        var response = PasskeyResponse.of(synced.sign(PROMPT).response()).orElseThrow();
        assertTrue(ours.verify(response, CHALLENGE, new byte[3], registered).isPresent());
        synced.flipped = 0;
        var changed = PasskeyResponse.of(synced.sign(PROMPT).response()).orElseThrow();
        assertTrue(ours.verify(changed, CHALLENGE, new byte[3], registered).isEmpty());
    }
}
