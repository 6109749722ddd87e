package mypage.account;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.platform.TypedText;

/**
 * An e-mail address that somebody typed, pasted, imported or searches for. The only place that reads one, see decision
 * 29.
 */
public final class EmailAddress {

    /** The limit of RFC 5321, 4.5.3.1.3, and of the column of accounts. */
    public static final int LONGEST = 254;

    /** Longer than any address with a name before it. What is longer is no address, and is not searched for one. */
    private static final int LONGEST_TYPED = 1000;

    /** The part before the @ (RFC 5321, 4.5.3.1.1). */
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

    private static final Pattern LABEL = Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)");

    /** An address as mail programs copy it, after a name. */
    private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]+)>");

    private static final Pattern LINK = Pattern.compile("mailto:([^?]*).*");

    /** Brackets, quotes and punctuation that no address begins with. */
    private static final Pattern BEFORE = Pattern.compile("^[\\p{Ps}\\p{Pi}\\p{Pf}\"<>:,;、\\s&&[^{]]+");

    /** Signs that no address ends with. It may begin with some of them. */
    private static final Pattern AFTER = Pattern.compile("[\\p{Pe}\\p{Pi}\\p{Pf}\"'`<>:,;、.!?\\s]");

    /** Letters that java.net.IDN takes for others, so that mail would go to another domain (UTS 46, 4). */
    private static final Pattern OTHER_DOMAIN = Pattern.compile("[ßς]");

    private EmailAddress() {}

    /**
     * The address in the form in which accounts store it; empty when it cannot receive mail. Accepts what browsers
     * accept in an e-mail field (HTML Standard, 4.10.5.1.5) if its domain has a dot. That includes dots in odd places,
     * which RFC 5321 forbids but Japanese carriers gave out.
     */
    public static Optional<String> of(String typed) {
        return Optional.of(normalize(typed)).filter(EmailAddress::isUsual);
    }

    /**
     * The form in which an address is stored and compared: in one width and in lower case, without what was pasted
     * around it, and with the ASCII form of its domain. A stored address stays as it is. A text that is no address gets
     * the same width and case, and loses such signs too. It takes linear time, since strangers send it.
     */
    public static String normalize(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return typed;
        }
        String text = TypedText.visible(typed).toLowerCase(Locale.ROOT).replace('。', '.');
        String bare = bare(inner(LINK, bare(inner(NAMED, text))));
        int at = bare.indexOf('@');
        return at < 0 ? bare : ascii(bare.substring(0, at)) + "@" + domain(bare.substring(at + 1));
    }

    /** A stored address as its owner reads it: with the letters of its domain. */
    public static String shown(String address) {
        int at = address.indexOf('@');
        String shown = address.substring(0, at + 1) + IDN.toUnicode(address.substring(at + 1));
        return normalize(shown).equals(address) ? shown : address;
    }

    private static String inner(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    /**
     * Without the signs around it. A sign that an address may begin with is removed only together with its partner at
     * the end.
     */
    private static String bare(String text) {
        String rest = BEFORE.matcher(text).replaceFirst("");
        Matcher after = AFTER.matcher(rest);
        int end = rest.length();
        while (end > 0 && after.region(end - 1, end).matches()) {
            end--;
        }
        String kept = rest.substring(0, end);
        String left = rest.substring(kept.length());
        while (!kept.isEmpty() && left.indexOf(partner(kept.charAt(0))) >= 0) {
            kept = kept.substring(1);
        }
        return kept;
    }

    /** The partner of a sign that an address may begin with; for all others a character that no address has. */
    private static char partner(char opening) {
        return switch (opening) {
            case '\'', '`' -> opening;
            case '{' -> '}';
            default -> '\0';
        };
    }

    /** Japanese keyboards and text processors write these in place of the signs of ASCII. */
    private static String ascii(String text) {
        return text.replaceAll("[\\p{Pd}−ー]", "-").replaceAll("[‘’]", "'");
    }

    private static String domain(String typed) {
        String domain = typed.replaceAll("[\\p{Pd}−]", "-");
        if (domain.length() > LONGEST || OTHER_DOMAIN.matcher(domain).find()) {
            return domain;
        }
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return domain;
        }
    }

    private static boolean isUsual(String address) {
        int at = address.indexOf('@');
        String[] labels = address.substring(at + 1).split("\\.", -1);
        return at > 0
                && address.length() <= LONGEST
                && LOCAL.matcher(address.substring(0, at)).matches()
                && labels.length > 1
                && Stream.of(labels).allMatch(LABEL.asMatchPredicate());
    }
}
