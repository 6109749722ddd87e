package mypage.account;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An e-mail address that somebody typed for an account. */
public final class EmailAddress {

    static final int LONGEST = 254;

    /** The part before the @ (RFC 5321, 4.5.3.1.1). */
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

    private static final Pattern LABEL = Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)");

    private EmailAddress() {}

    /**
     * The address in the form in which accounts store it; empty when it cannot receive mail. Accepts what browsers
     * accept in an e-mail field (HTML Standard, 4.10.5.1.5) if its domain has a dot. That includes dots in odd places,
     * which RFC 5321 forbids but Japanese carriers gave out.
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
