package mypage.web.admin.site;

import java.util.regex.Pattern;

/**
 * Addresses as lists show them to members of staff who have not searched for one: the first character, and the domain,
 * which tells where mails fail.
 */
public final class MaskedAddress {

    private static final String MASK = "•••";
    private static final Pattern ADDRESS = Pattern.compile("([^\\s<>@\"'(),:;])[^\\s<>@\"'(),:;]*@");

    private MaskedAddress() {}

    /** The same text with all addresses in it masked. */
    public static String in(String text) {
        return ADDRESS.matcher(text).replaceAll("$1" + MASK + "@");
    }

    /** What somebody gave as an address, whether or not it is one. */
    public static String of(String given) {
        return given.contains("@") || given.isEmpty()
                ? in(given)
                : given.substring(0, given.offsetByCodePoints(0, 1)) + MASK;
    }
}
