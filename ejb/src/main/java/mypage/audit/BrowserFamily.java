package mypage.audit;

import java.util.List;
import java.util.regex.Pattern;
import mypage.platform.RequestContext;

/**
 * A browser and its operating system as a user would name them, such as Chrome（Windows）. It is derived from the user
 * agent, so it helps owners to remember and proves nothing. The result only ever holds names from the lists below.
 * Libraries for this purpose load hundreds of patterns to detect versions and models that no page shows.
 */
public final class BrowserFamily {

    private record Name(String words, Pattern pattern) {
        Name(String words, String pattern) {
            this(words, Pattern.compile(pattern));
        }
    }

    /** Browsers imitate each other, so the first match counts. */
    private static final List<Name> BROWSERS = List.of(
            new Name("LINE", " Line/"),
            new Name("Yahoo! JAPAN", "YJApp-|YJTOP|jp\\.co\\.yahoo"),
            new Name("Edge", "Edge?/|EdgA/|EdgiOS/"),
            new Name("Opera", "OPR/|OPT/|OPiOS/"),
            new Name("Samsung Internet", "SamsungBrowser/"),
            new Name("Firefox", "Firefox/|FxiOS/"),
            new Name("Chrome", "Chrome/|CriOS/"),
            new Name("Android Browser", "Android.*Version/\\S+ (Mobile )?Safari/"),
            new Name("Safari", "Version/\\S+ (Mobile/\\S+ )?Safari/"),
            new Name("Internet Explorer", "MSIE |Trident/"));

    private static final List<Name> SYSTEMS = List.of(
            new Name("iPhone", "iPhone"),
            new Name("iPad", "iPad"),
            new Name("Android", "Android"),
            new Name("Windows", "Windows"),
            new Name("Mac", "Macintosh"),
            new Name("ChromeOS", "CrOS"),
            new Name("Linux", "Linux"));

    private BrowserFamily() {}

    /** At most 40 characters; empty when neither browser nor system is known. */
    public static String of(RequestContext context) {
        String browser = first(BROWSERS, context.userAgent());
        String system = first(SYSTEMS, context.userAgent());
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + "（" + system + "）";
    }

    private static String first(List<Name> names, String userAgent) {
        return names.stream()
                .filter(name -> name.pattern.matcher(userAgent).find())
                .map(Name::words)
                .findFirst()
                .orElse("");
    }
}
