package mypage.account;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address as somebody types it for an account that is to have it. */
public final class EmailAddress {

    static final int LONGEST = 254;

    /** Before the @ (RFC 5321, 4.5.3.1.1). */
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

    private static final Pattern LABEL = Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)");

    private EmailAddress() {}

    /**
     * The address as accounts keep it; empty when mail can't go there. Takes what browsers take in a field for addresses (HTML
     * Standard, 4.10.5.1.5), with a dot in the domain: also dots in odd places, as in addresses that Japanese carriers gave
     * out, which RFC 5321 does not.
     */
    public static Optional<String> of(String typed) {
        return Optional.of(AccountService.normalize(typed)).filter(EmailAddress::isUsual);
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
