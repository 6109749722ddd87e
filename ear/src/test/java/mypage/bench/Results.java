package mypage.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figures as a file of JSON, which a later run can be compared with. */
final class Results {
    private Results() {}

    static void write(List<Figures> all, Path file) throws IOException {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Figures figures : all) {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("subject", figures.subject())
                    .add("scenario", figures.scenario())
                    .add("load", figures.load())
                    .add("count", figures.count())
                    .add("failures", figures.failures());
            figures.values().forEach((metric, value) -> one.add(metric.name(), value));
            array.add(one);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        // One line each, so that a diff of two files can be read.
        Files.writeString(file, array.build().toString().replace("},{", "},\n{") + "\n");
    }

    static List<Figures> read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader json = Json.createReader(text)) {
            return json.readArray().getValuesAs(JsonObject.class).stream()
                    .map(Results::figures)
                    .toList();
        }
    }

    private static Figures figures(JsonObject one) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, one.getJsonNumber(metric.name()).doubleValue());
        }
        return new Figures(
                one.getString("subject"),
                one.getString("scenario"),
                one.getString("load"),
                one.getJsonNumber("count").longValue(),
                one.getJsonNumber("failures").longValue(),
                values);
    }
}
