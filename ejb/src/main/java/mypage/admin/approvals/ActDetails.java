package mypage.admin.approvals;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an act needs to be carried out and shown, by name. Stored as lines of text. No secret belongs here.
 *
 * @param values a line break in them becomes a space
 */
public record ActDetails(Map<String, String> values) {

    public ActDetails {
        values = Map.copyOf(values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, detail -> detail.getValue().replaceAll("[\\r\\n]+", " "))));
    }

    static ActDetails parse(String stored) {
        return new ActDetails(stored.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }

    /** The value under this name; throws if there is none. */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no detail " + name);
        }
        return value;
    }

    public long number(String name) {
        return Long.parseLong(get(name));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
