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

/** The cookies of one {@link HttpVisitor}, kept as a browser keeps those of one host. */
final class CookieJar {

    final Map<String, String> cookies = new LinkedHashMap<>();

    /** All Set-Cookie headers received, in order. */
    final List<String> set = new ArrayList<>();

    private String extra = "";

    /** Also sends these cookies, exactly as written. */
    void alsoSend(String written) {
        extra = "; " + written;
    }

    void receive(HttpResponse<?> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            set.add(cookie);
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (isExpired(cookie)) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    /** Max-Age decides, or Expires if there is none (RFC 6265); servers send either or both. */
    private static boolean isExpired(String cookie) {
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

    /** Some servers still write dates with hyphens. */
    private static Instant time(String date) {
        return RFC_1123_DATE_TIME.parse(date.replace('-', ' '), Instant::from);
    }

    void addTo(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ", "", extra)));
        }
    }

    /** The cookie values that nobody may be able to guess. */
    List<String> secrets() {
        return cookies.values().stream().filter(value -> value.length() > 16).collect(toCollection(ArrayList::new));
    }
}
