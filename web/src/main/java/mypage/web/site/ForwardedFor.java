package mypage.web.site;

import static java.util.Collections.list;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Network;

/**
 * Where a request came from, if proxies are between. Each proxy adds the address it was asked from at the end of
 * {@code X-Forwarded-For}, so the list is read from there: the first address that is none of our proxies is the client's,
 * and what stands before it is only what that client says.
 */
record ForwardedFor(List<Network> proxies) {

    String client(HttpServletRequest request) {
        var client = literal(request.getRemoteAddr());
        var hops = new ArrayList<>(list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .toList());
        while (client.filter(this::isProxy).isPresent() && !hops.isEmpty()) {
            var next = literal(hops.remove(hops.size() - 1));
            if (next.isEmpty()) {
                break;
            }
            client = next;
        }
        return client.map(InetAddress::getHostAddress).orElseGet(request::getRemoteAddr);
    }

    /** Without the zone that a link-local address may have. */
    private static Optional<InetAddress> literal(String address) {
        return Network.address(address.strip().replaceFirst("%.*", ""));
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }
}
