package mypage.platform;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The languages of pages and mails. The others are translated from Japanese. */
public enum Language {
    JA("ja", "ja", "日本語"),
    /** やさしい日本語: short sentences, with readings for words in kanji ({@link Ruby}). */
    JA_EASY("ja-yasashii", "ja", "やさしい日本語"),
    EN("en", "en", "English"),
    ZH_HANS("zh-Hans", "zh-Hans", "中文（简体）"),
    PT("pt", "pt", "Português"),
    ES("es", "es", "Español"),
    TL("tl", "tl", "Tagalog"),
    VI("vi", "vi", "Tiếng Việt");

    /** Of the header Accept-Language. All that matters of a tag is its first part. */
    private static final Pattern RANGE = Pattern.compile(
            "\\s*+(?<primary>[A-Za-z]{1,8}+)[-_A-Za-z0-9]*+[\\s;qQ=]*+(?<weight>[0-9]*+[.]?+[0-9]*+)\\s*+");

    private final Locale locale;
    private final String tag;
    private final String ownName;

    Language(String id, String tag, String ownName) {
        this.locale = Locale.forLanguageTag(id);
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The locale of its resource bundles. */
    public Locale locale() {
        return locale;
    }

    /** Its ID in cookies and forms, such as {@code ja-yasashii}. */
    public String id() {
        return locale.toLanguageTag();
    }

    /** Its tag in HTML and mails (BCP 47). */
    public String tag() {
        return tag;
    }

    /** Its name in the language itself. */
    public String ownName() {
        return ownName;
    }

    public static Optional<Language> ofId(String id) {
        return Stream.of(values()).filter(language -> language.id().equals(id)).findFirst();
    }

    /**
     * The best match for the header Accept-Language (RFC 9110, 12.5.4). Japanese when nothing matches. A range that
     * can't be read counts as missing: some programs write {@code en_US}, or leave a range half empty. Chinese in other
     * scripts matches the simplified one.
     */
    public static Language preferred(String acceptLanguage) {
        return Stream.of(acceptLanguage.split(","))
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .filter(range -> weight(range) > 0)
                .filter(range -> ofTag(range.group("primary")).isPresent())
                .max(Comparator.comparingDouble(Language::weight))
                .flatMap(range -> ofTag(range.group("primary")))
                .orElse(JA);
    }

    private static double weight(Matcher range) {
        String weight = range.group("weight");
        // With the zero in front, a full stop alone is a number too.
        return weight.isEmpty() ? 1 : Double.parseDouble("0" + weight);
    }

    /** The language of this tag (BCP 47), whatever its region or script. */
    public static Optional<Language> ofTag(String tag) {
        return ofRange(tag.toLowerCase(Locale.ROOT)).findFirst();
    }

    private static Stream<Language> ofRange(String range) {
        String primary = range.split("-", 2)[0];
        return Stream.of(values())
                .filter(language -> language.locale.getLanguage().equals(primary.equals("fil") ? "tl" : primary))
                .limit(1);
    }
}
