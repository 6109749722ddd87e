package mypage.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.demo.EmbeddedDatabase;

/** How PostgreSQL carried out the statements of a node, as {@code auto_explain} wrote it into the log. */
final class Plans {
    private static final String PLAN = " plan:\n";
    private static final String LOG = "plans";

    private final Path log;
    private long seen;

    /** One step of one plan. */
    record Step(String statement, JsonObject node) {
        String type() {
            return node.getString("Node Type");
        }

        String table() {
            return node.getString("Relation Name", "");
        }

        /** How many rows came out of it, and how many it read for nothing. */
        long read() {
            return times(number("Actual Rows")
                    + number("Rows Removed by Filter")
                    + number("Rows Removed by Index Recheck")
                    + number("Rows Removed by Join Filter"));
        }

        /** How many rows went into it. */
        long input() {
            return children()
                    .mapToLong(child -> child.times(child.number("Actual Rows")))
                    .sum();
        }

        boolean happened() {
            return number("Actual Loops") > 0;
        }

        private long times(double each) {
            return Math.round(each * number("Actual Loops"));
        }

        private double number(String name) {
            return Optional.ofNullable(node.getJsonNumber(name))
                    .map(value -> value.doubleValue())
                    .orElse(0.0);
        }

        Stream<Step> children() {
            return Optional.ofNullable(node.getJsonArray("Plans")).stream()
                    .flatMap(plans -> plans.getValuesAs(JsonObject.class).stream())
                    .map(child -> new Step(statement, child));
        }

        private Stream<Step> all() {
            return Stream.concat(Stream.of(this), children().flatMap(Step::all));
        }

        @Override
        public String toString() {
            return "%s on %s reads %d, takes %d: %s".formatted(type(), table(), read(), input(), statement);
        }
    }

    private Plans(Path log) {
        this.log = log;
    }

    /** Makes a database write its plans into this folder. */
    static Plans of(EmbeddedDatabase database, Path folder) {
        database.with("shared_preload_libraries", "auto_explain")
                .with("auto_explain.log_min_duration", "0")
                .with("auto_explain.log_analyze", "on")
                .with("auto_explain.log_timing", "off")
                .with("auto_explain.log_nested_statements", "on")
                .with("auto_explain.log_format", "json")
                // One process writes, so that no plan stands within another one.
                .with("logging_collector", "on")
                .with("log_destination", "jsonlog")
                .with("log_directory", folder.toString())
                .with("log_filename", LOG)
                .with("log_rotation_size", "0");
        return new Plans(folder.resolve(LOG + ".json"));
    }

    /** Those of the plans of nodes since the last call. */
    List<Step> next() throws IOException {
        List<Step> steps = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log)) {
            List<String> unread = lines.skip(seen).toList();
            // The last line may still be being written.
            List<String> whole = unread.subList(0, Math.max(0, unread.size() - 1));
            seen += whole.size();
            whole.stream().map(Plans::read).filter(Plans::isOfNode).forEach(line -> steps.addAll(steps(line)));
        }
        return steps;
    }

    private static boolean isOfNode(JsonObject line) {
        return line.getString("application_name", "").equals("mypage")
                && line.getString("message", "").contains(PLAN);
    }

    private static List<Step> steps(JsonObject line) {
        String message = line.getString("message");
        JsonObject plan = read(message.substring(message.indexOf(PLAN) + PLAN.length()));
        String statement = plan.getString("Query Text").replaceAll("\\s+", " ");
        return new Step(statement, plan.getJsonObject("Plan")).all().toList();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
