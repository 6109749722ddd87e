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
 * Finds the client's address behind our proxies. Each proxy appends the address of its peer to {@code X-Forwarded-For}.
 * So the list is read from its end: the first address that is not a proxy of ours is the client's, and the client alone
 * vouches for whatever stands before it.
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

    /** Drops the zone that a link-local address may have. */
    private static Optional<InetAddress> literal(String address) {
        return Network.address(address.strip().replaceFirst("%.*", ""));
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }
}
