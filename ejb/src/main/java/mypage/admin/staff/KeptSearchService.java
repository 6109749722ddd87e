package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.platform.Secrets;

/**
 * Lets a browser keep what a member of staff searched for, so that nothing typed stands in an address, a log or a
 * bookmark, and paging and the Back button still work. The browser gets a sealed text, which only the same session can
 * use, and a number for the address of the page. The server keeps nothing.
 */
@Stateless
public class KeptSearchService {

    /** How long a search can be gone back to. */
    static final Duration KEPT = Duration.ofMinutes(30);

    /** So many searches can be open side by side, as in several tabs. */
    static final int MOST = 5;

    /** A longer field finds nothing anyway. */
    private static final int LONGEST = 254;

    /** In characters; a cookie has 4096 bytes. */
    private static final int LARGEST = 2700;

    /** For what stands before the fields. */
    private static final int ROOM = 100;

    private static final int NUMBER_DIGITS = 8;
    private static final String PURPOSE = "staff-search ";

    /**
     * @param number names the search in the address of a page; no secret
     * @param sealed what the browser keeps from now on
     */
    public record Kept(String number, String sealed) {}

    private record Search(String number, Instant until, String fields) {

        static Search of(String line) {
            String[] parts = line.split(" ", 3);
            return new Search(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2]);
        }

        @Override
        public String toString() {
            return number + " " + until.getEpochSecond() + " " + fields;
        }
    }

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Adds a search to those that the browser keeps; the oldest ones give way.
     *
     * @param sealed what the browser kept so far
     * @param fields what was typed and chosen, by the name of the field
     */
    @RolesAllowed("LOOK_UP")
    public Kept keep(SignedInStaff self, Optional<String> sealed, Map<String, String> fields) {
        String number = secrets.newDigits(NUMBER_DIGITS);
        List<Search> searches = new ArrayList<>();
        searches.add(new Search(number, clock.instant().plus(KEPT), encoded(fields)));
        open(self, sealed).limit(MOST - 1L).forEach(searches::add);
        while (searches.size() > 1 && text(self, searches).length() > LARGEST) {
            searches.remove(searches.size() - 1);
        }
        byte[] bytes = secrets.seal(text(self, searches));
        return new Kept(number, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The fields of a search; empty when this session does not keep it, or not any more. */
    @RolesAllowed("LOOK_UP")
    public Optional<Map<String, String>> find(SignedInStaff self, Optional<String> sealed, String number) {
        return open(self, sealed)
                .filter(search -> search.number.equals(number))
                .map(search -> decoded(search.fields))
                .findFirst();
    }

    private static String text(SignedInStaff self, List<Search> searches) {
        return PURPOSE
                + self.sessionId()
                + searches.stream().map(search -> "\n" + search).collect(Collectors.joining());
    }

    private Stream<Search> open(SignedInStaff self, Optional<String> sealed) {
        List<String> lines =
                sealed.flatMap(this::unsealed).stream().flatMap(String::lines).toList();
        boolean own = !lines.isEmpty() && lines.get(0).equals(PURPOSE + self.sessionId());
        return lines.stream()
                .skip(1)
                .filter(line -> own)
                .map(Search::of)
                .filter(search -> clock.instant().isBefore(search.until));
    }

    private Optional<String> unsealed(String sealed) {
        try {
            return Optional.of(secrets.open(Base64.getUrlDecoder().decode(sealed)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Without fields that make it too large for a cookie: none that is so long finds anything. */
    static String encoded(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> {
            String field = name + "=" + encoded(value) + "&";
            if (text.length() + field.length() < LARGEST - ROOM) {
                text.append(field);
            }
        });
        return text.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value.substring(0, Math.min(value.length(), LONGEST)), StandardCharsets.UTF_8);
    }

    static Map<String, String> decoded(String fields) {
        return Stream.of(fields.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
