package mypage.openid;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** Reads what others wrote in JSON. */
final class Jsons {

    private Jsons() {}

    /** Empty when the text is no JSON object. */
    static Optional<JsonObject> object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            // Beside its own exception the parser throws several others, for example for numbers that are too long.
            return Optional.empty();
        }
    }

    /** The text under this name; empty when there is none. */
    static Optional<String> text(JsonObject object, String name) {
        return texts(object, name).stream().findFirst();
    }

    /** The texts of the array under this name, or the one text there. */
    static List<String> texts(JsonObject object, String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        return switch (value.getValueType()) {
            case STRING -> List.of(((JsonString) value).getString());
            case ARRAY ->
                value.asJsonArray().stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList();
            default -> List.of();
        };
    }

    /** Empty when it is no whole number of seconds since 1970. */
    static Optional<Long> seconds(JsonObject object, String name) {
        return object.get(name) instanceof jakarta.json.JsonNumber number
                ? Optional.of(number.bigDecimalValue().longValue())
                : Optional.empty();
    }
}
