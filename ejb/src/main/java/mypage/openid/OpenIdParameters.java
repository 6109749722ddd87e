package mypage.openid;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of a request. An empty one counts as missing, and none may be sent twice (RFC 6749, 3.1). Immutable.
 */
public final class OpenIdParameters {

    private final Map<String, List<String>> values;

    private OpenIdParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** As servlets have them. */
    public static OpenIdParameters of(Map<String, String[]> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, sent) -> values.put(name, List.of(sent)));
        return new OpenIdParameters(values);
    }

    /** @throws IllegalArgumentException when it is no query */
    static OpenIdParameters ofQuery(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? decode(parts[1]) : "";
            values.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>()).add(value);
        }
        return new OpenIdParameters(values);
    }

    /** The request alone, without what proved who the client is. */
    OpenIdParameters pushedBy(String clientId) {
        Map<String, List<String>> request = new LinkedHashMap<>(values);
        request.keySet().removeAll(Set.of("client_assertion", "client_assertion_type", "client_secret"));
        request.put("client_id", List.of(clientId));
        return new OpenIdParameters(request);
    }

    /** As a query, without the question mark. */
    public String query() {
        return values.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The value; empty when it is missing, blank or sent more than once. */
    Optional<String> one(String name) {
        return Optional.of(values.getOrDefault(name, List.of()))
                .filter(sent -> sent.size() == 1)
                .map(sent -> sent.get(0))
                .filter(value -> !value.isBlank());
    }

    boolean has(String name) {
        return values.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isBlank());
    }

    /** The parts of a value that is separated by spaces. */
    Set<String> list(String name) {
        return one(name).stream()
                .flatMap(value -> Stream.of(value.strip().split(" +")))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isAnyRepeated() {
        return values.values().stream().anyMatch(sent -> sent.size() > 1);
    }
}
