package mypage.web.site;

import static java.util.Collections.list;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.platform.Network;
import mypage.platform.ProxyHeader;

/**
 * Finds the client's address behind our proxies. Each proxy appends the address of its peer to the header. So the list
 * is read from its end: the first address that is not a proxy of ours is the client's, and the client alone vouches for
 * whatever stands before it. If a proxy of ours names its peer in a way that cannot be read, the proxy counts as the
 * client, and the log says so once an hour.
 */
record ForwardedFor(List<Network> proxies, ProxyHeader header) {

    private static final System.Logger LOG = System.getLogger(ForwardedFor.class.getName());
    private static final long TOLD_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final AtomicReference<Long> TOLD = new AtomicReference<>();

    /** Of an element of {@code Forwarded}. What a proxy of ours writes needs no escapes. */
    private static final Pattern PAIR =
            Pattern.compile("\\G\\s*+([\\w!#$%&'*+.^`|~-]++)=([^\\s\";,]++|\"[^\"\\\\]*+\")\\s*+(?:;|$)");

    private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

    private static final String PORT = "(?::[\\w.-]*)?";

    /** With a port, brackets and a zone, which link-local addresses may have. */
    private static final Pattern HOP = Pattern.compile("(?<v4>[\\d.]++)" + PORT
            + "|\\[(?<brackets>[\\da-fA-F:.]+)(?:%[^]]*)?]" + PORT
            + "|(?<v6>[\\da-fA-F:.]++)(?:%.*)?");

    String client(HttpServletRequest request) {
        var client = address(request.getRemoteAddr());
        var hops = hops(request);
        for (int i = hops.size() - 1; i >= 0 && client.filter(this::isProxy).isPresent(); i--) {
            var next = named(hops.get(i));
            if (next.isEmpty()) {
                tell(client.get(), hops.get(i));
                break;
            }
            client = next;
        }
        return client.map(InetAddress::getHostAddress).orElseGet(request::getRemoteAddr);
    }

    private List<String> hops(HttpServletRequest request) {
        return list(request.getHeaders(header.toString())).stream()
                .flatMap(value ->
                        header == ProxyHeader.FORWARDED ? elements(value).stream() : Stream.of(value.split(",")))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
    }

    /** Splits at commas that are not in quotes. An open quote takes all that follows. */
    private static List<String> elements(String value) {
        var elements = new ArrayList<String>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                elements.add(value.substring(begin, i));
                begin = i + 1;
            }
        }
        elements.add(value.substring(begin));
        return elements;
    }

    /** The only address that the hop names with its parameter {@code for}. */
    private Optional<InetAddress> named(String hop) {
        if (header == ProxyHeader.X_FORWARDED_FOR) {
            return address(QUOTED.matcher(hop).replaceFirst("$1").strip());
        }
        var named = new ArrayList<String>();
        var pair = PAIR.matcher(hop);
        int end = 0;
        while (pair.find()) {
            end = pair.end();
            if (pair.group(1).equalsIgnoreCase("for")) {
                named.add(pair.group(2).replace("\"", ""));
            }
        }
        return end == hop.length() && named.size() == 1 ? address(named.get(0)) : Optional.empty();
    }

    private static Optional<InetAddress> address(String text) {
        var spelled = HOP.matcher(text);
        return spelled.matches()
                ? Stream.of("v4", "brackets", "v6")
                        .map(spelled::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .flatMap(Network::address)
                : Optional.empty();
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private void tell(InetAddress proxy, String hop) {
        if (isToBeTold(TOLD.get(), System.nanoTime())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the proxy {0} names a client in {1} that is no address: {2}. Its clients share the limits of one",
                    proxy.getHostAddress(),
                    header,
                    hop.substring(0, Math.min(hop.length(), 100)));
        }
    }

    private static boolean isToBeTold(Long last, long now) {
        return (last == null || now - last >= TOLD_NANOS) && TOLD.compareAndSet(last, now);
    }

    /** For tests. */
    static void forget() {
        TOLD.set(null);
    }
}
