package mypage.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of network addresses, such as 192.0.2.0/24.
 *
 * @param prefix the first address of the range
 * @param length how many bits all addresses of the range have in common
 */
public record Network(InetAddress prefix, int length) {

    /** Only literal addresses are parsed, so that no text leads to a DNS query. */
    private static final Pattern LITERAL = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Two or more groups of an IPv6 address, with the colons around them. */
    private static final Pattern ZERO_GROUPS = Pattern.compile("(?:^|:)0(?::0)+(?:$|:)");

    private static final int IPV6_BYTES = 16;
    private static final int SUBSCRIBER_BITS = 64;
    private static final int SITE_BITS = 48;
    private static final int COARSE_IPV4_BITS = 16;
    private static final int COARSE_IPV6_BITS = 32;

    /** Parses an address; empty when the text is none. A mapped IPv4 address becomes an IPv4 address. */
    public static Optional<InetAddress> address(String text) {
        try {
            return isLiteral(text) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches()
                && (text.contains(":")
                        || Stream.of(text.split("\\.")).allMatch(octet -> Integer.parseInt(octet) < 256));
    }

    /** Parses a range as an operator writes it: an address alone, or one with the length of its prefix. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        return address(parts[0])
                .filter(address -> parts.length == 1 || parts.length == 2 && parts[1].matches("\\d{1,3}"))
                .map(address -> new Network(address, parts.length == 1 ? bits(address) : Integer.parseInt(parts[1])))
                .filter(network -> network.length <= bits(network.prefix));
    }

    /** The range that one subscriber holds: an IPv4 address, or the /64 of an IPv6 address. */
    public static Network ofSubscriber(InetAddress address) {
        return of(address, isIpv6(address) ? SUBSCRIBER_BITS : bits(address));
    }

    /** The /48 of an IPv6 address, the most that one site is usually given (RFC 6177); empty for IPv4. */
    static Optional<Network> ofSite(InetAddress address) {
        return isIpv6(address) ? Optional.of(of(address, SITE_BITS)) : Optional.empty();
    }

    /**
     * The part of an address or range that tells one provider from another and no subscriber, such as 203.0.*.* or
     * 2001:db8:*. Empty when the text is no address.
     */
    public static String coarse(String text) {
        return parse(text)
                .map(network -> of(network.prefix, isIpv6(network.prefix) ? COARSE_IPV6_BITS : COARSE_IPV4_BITS))
                .map(network -> network.prefix.getHostAddress())
                .map(address -> address.contains(":")
                        ? address.replaceFirst("^([^:]*:[^:]*):.*", "$1:*")
                        : address.replaceFirst("0\\.0$", "*.*"))
                .orElse("");
    }

    private static boolean isIpv6(InetAddress address) {
        return address.getAddress().length == IPV6_BYTES;
    }

    private static Network of(InetAddress address, int bits) {
        return new Network(firstOf(address, bits), bits);
    }

    /** Whether a host is this machine by its name or literal address, as in a URI too. Asks no DNS. */
    public static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase("localhost")
                || address(host.replaceFirst("^\\[(.*)]$", "$1"))
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    public boolean contains(InetAddress address) {
        return bits(address) == bits(prefix) && firstOf(address, length).equals(firstOf(prefix, length));
    }

    private static InetAddress firstOf(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(Arrays.toString(bytes), e);
        }
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    /**
     * An address as people write it (RFC 5952): the longest run of zero groups is left out, as in 2001:db8::7. A text
     * that is no address stays as it is.
     */
    public static String shortText(String address) {
        return address(address)
                .filter(Network::isIpv6)
                .map(Network::withoutZeros)
                .orElse(address);
    }

    private static String withoutZeros(InetAddress address) {
        String text = address.getHostAddress();
        return ZERO_GROUPS
                .matcher(text)
                .results()
                .max(Comparator.comparingInt((MatchResult run) -> run.end() - run.start())
                        .thenComparing(MatchResult::start, Comparator.reverseOrder()))
                .map(run -> text.substring(0, run.start()) + "::" + text.substring(run.end()))
                .orElse(text);
    }

    @Override
    public String toString() {
        return prefix.getHostAddress() + "/" + length;
    }
}
