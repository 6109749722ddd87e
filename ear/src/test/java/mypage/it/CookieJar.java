package mypage.it;

import static java.util.stream.Collectors.toCollection;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of a visitor, as a browser keeps those of one host. */
final class CookieJar {

    final Map<String, String> cookies = new LinkedHashMap<>();

    /** Every Set-Cookie header that came, in order. */
    final List<String> set = new ArrayList<>();

    private String more = "";

    /** Sends these too, as they are written. */
    void alsoSend(String written) {
        more = "; " + written;
    }

    void takeFrom(HttpResponse<?> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            set.add(cookie);
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.matches("(?i).*max-age=0\\b.*")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    void giveTo(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ", "", more)));
        }
    }

    /** What nobody may guess. */
    List<String> secrets() {
        return cookies.values().stream().filter(value -> value.length() > 16).collect(toCollection(ArrayList::new));
    }
}
