package mypage.web.admin.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the member last saw each list: what was chosen, searched and turned to. The way back from an item leads there.
 * The browser keeps it, as the queries of the lists' addresses, in which nothing typed stands.
 */
final class StaffLists {

    /** The fields of a query that choose from a list. Others tell what was just done. */
    private static final Set<String> FIELDS = Set.of(
            StaffSearch.NUMBER,
            "after",
            "state",
            "service",
            "kind",
            "main",
            "undelivered",
            "sort",
            "size",
            "account",
            "staff",
            "outcome",
            "from",
            "until",
            "since",
            "scale");

    /** As a browser sends it, encoded. */
    private static final Pattern FIELD = Pattern.compile("(\\w+)=[\\w.~*+%-]{1,120}");

    /** In characters; a cookie has 4096 bytes. */
    private static final int LARGEST = 2000;

    private StaffLists() {}

    /** Notes what the member sees now, if it is a list. */
    static void note(StaffPage page, HttpServletRequest request, HttpServletResponse response) {
        if (page.isInMenu() && request.getMethod().equals("GET")) {
            var queries = queries(request);
            var query = query(Optional.ofNullable(request.getQueryString()).orElse(""));
            var before = Optional.ofNullable(queries.put(page, query)).orElse("");
            if (!before.equals(query)) {
                StaffCookie.LISTS.write(response, encoded(queries));
            }
        }
    }

    /**
     * A link to a list as the member last saw it, or to all of it if that was the result of a search that is gone.
     *
     * @param isKept whether the search of this number can still be gone back to
     */
    static String link(StaffPage list, HttpServletRequest request, Predicate<String> isKept) {
        var query = queries(request).getOrDefault(list, "");
        var isGone = Stream.of(query.split("&"))
                .map(field -> field.split("=", 2))
                .anyMatch(field -> field[0].equals(StaffSearch.NUMBER) && !isKept.test(field[1]));
        return list.address() + (query.isEmpty() || isGone ? "" : "?" + query);
    }

    private static String query(String sent) {
        return Stream.of(sent.split("&"))
                .filter(field -> {
                    var parts = FIELD.matcher(field);
                    return parts.matches() && FIELDS.contains(parts.group(1));
                })
                .collect(Collectors.joining("&"));
    }

    /** A line a list. What the browser sends is not trusted. */
    private static Map<StaffPage, String> queries(HttpServletRequest request) {
        Map<StaffPage, String> queries = new EnumMap<>(StaffPage.class);
        StaffCookie.LISTS.read(request).stream()
                .flatMap(cookie -> decoded(cookie).lines())
                .map(line -> line.split("\\?", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> Stream.of(StaffPage.values())
                        .filter(page -> page.isInMenu() && page.name().equals(parts[0]))
                        .forEach(page -> queries.put(page, query(parts[1]))));
        return queries;
    }

    private static String decoded(String cookie) {
        try {
            return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(Map<StaffPage, String> queries) {
        var text = new StringBuilder();
        queries.forEach((page, query) -> {
            if (!query.isEmpty() && text.length() + query.length() < LARGEST) {
                text.append(page).append('?').append(query).append('\n');
            }
        });
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
