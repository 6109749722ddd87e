package mypage.admin.signin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a browser's WebAuthn API returned, as the JSON of WebAuthn, 5.1. Of its fields, only what is needed is read. */
final class PasskeyResponse {

    /** In characters; several times what browsers send. */
    private static final int LONGEST = 16_384;

    private final byte[] credentialId;
    private final JsonObject response;

    private PasskeyResponse(byte[] credentialId, JsonObject response) {
        this.credentialId = credentialId;
        this.response = response;
    }

    /** Empty when it is not such JSON, or has no ID. */
    static Optional<PasskeyResponse> of(String json) {
        return object(json)
                .flatMap(credential -> member(credential, "response")
                        .flatMap(response -> decoded(credential, "id").map(id -> new PasskeyResponse(id, response))));
    }

    private static Optional<JsonObject> object(String json) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new StringReader(json))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            // Besides its own exceptions the parser throws others, for depth and for numbers.
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> member(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    byte[] credentialId() {
        return credentialId.clone();
    }

    /** A field in Base64 for URLs; no bytes when it is missing or malformed. */
    byte[] bytes(String name) {
        return decoded(response, name).orElseGet(() -> new byte[0]);
    }

    private static Optional<byte[]> decoded(JsonObject object, String name) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(object.getString(name, "")))
                    .filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    AuthenticatorData authenticatorData() {
        return new AuthenticatorData(bytes("authenticatorData"));
    }

    /** Whether the browser says that it did this, for this challenge, and on our own page, not in somebody's frame. */
    boolean isFrom(String type, String challenge, String origin) {
        return object(new String(bytes("clientDataJSON"), StandardCharsets.UTF_8))
                .filter(client -> type.equals(client.getString("type", null)))
                .filter(client -> challenge.equals(client.getString("challenge", null)))
                .filter(client -> origin.equals(client.getString("origin", null)))
                .filter(client -> !client.getBoolean("crossOrigin", false) && !client.containsKey("topOrigin"))
                .isPresent();
    }
}
