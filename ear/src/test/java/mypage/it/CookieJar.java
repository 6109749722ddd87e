package mypage.it;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.stream.Collectors.toCollection;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cookies of a visitor, as a browser keeps those of one host. */
public final class CookieJar {

    public final Map<String, String> cookies = new LinkedHashMap<>();

    /** Every Set-Cookie header that came, in order. */
    public final List<String> set = new ArrayList<>();

    private String more = "";

    /** Sends these too, as they are written. */
    public void alsoSend(String written) {
        more = "; " + written;
    }

    public void takeFrom(HttpResponse<?> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            set.add(cookie);
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (isOver(cookie)) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    /** Max-Age tells, and Expires where there is none (RFC 6265); servers write the one, the other or both. */
    private static boolean isOver(String cookie) {
        return attribute(cookie, "max-age")
                .map(age -> Long.parseLong(age) <= 0)
                .or(() -> attribute(cookie, "expires").map(end -> time(end).isBefore(Instant.now())))
                .orElse(false);
    }

    private static Optional<String> attribute(String cookie, String name) {
        return Stream.of(cookie.split(";"))
                .skip(1)
                .map(attribute -> attribute.strip().split("=", 2))
                .filter(attribute -> attribute[0].equalsIgnoreCase(name))
                .map(attribute -> attribute[1])
                .findFirst();
    }

    /** Some servers write the hyphens of old. */
    private static Instant time(String date) {
        return RFC_1123_DATE_TIME.parse(date.replace('-', ' '), Instant::from);
    }

    public void giveTo(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ", "", more)));
        }
    }

    /** What nobody may guess. */
    public List<String> secrets() {
        return cookies.values().stream().filter(value -> value.length() > 16).collect(toCollection(ArrayList::new));
    }
}
