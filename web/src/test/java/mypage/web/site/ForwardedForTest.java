package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mypage.platform.Network;
import mypage.platform.ProxyHeader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("C1")
class ForwardedForTest {

    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "203.0.113.7";

    @Test
    void isThePeerWithoutProxies() {
        assertEquals(
                CLIENT,
                new ForwardedFor(List.of(), ProxyHeader.X_FORWARDED_FOR)
                        .client(request(CLIENT, ProxyHeader.X_FORWARDED_FOR, "198.51.100.1")));
    }

    @Test
    void isIgnoredFromAPeerThatIsNoProxy() {
        assertEquals(CLIENT, client(CLIENT, "198.51.100.1"));
    }

    @Test
    void isTheClientOfTheNearestProxy() {
        assertEquals(CLIENT, client(PROXY, CLIENT));
        assertEquals(CLIENT, client(PROXY, "198.51.100.1, " + CLIENT));
        assertEquals(CLIENT, client(PROXY, "198.51.100.1", CLIENT));
        assertEquals("2001:db8:0:0:0:0:0:7", client(PROXY, "2001:db8::7"));
    }

    @Test
    void skipsSeveralProxies() {
        assertEquals(CLIENT, client(PROXY, "198.51.100.1, " + CLIENT + ",10.0.0.2"));
    }

    @Test
    void stopsAtAMalformedAddress() {
        assertEquals(PROXY, client(PROXY, "198.51.100.1, unknown"));
        assertEquals(PROXY, client(PROXY, ""));
        assertEquals(PROXY, client(PROXY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7:54321 | 203.0.113.7",
                "'\"203.0.113.7:54321\"' | 203.0.113.7",
                "198.51.100.1, 203.0.113.7:54321, 10.0.0.2:443 | 203.0.113.7",
                "203.0.113.7, | 203.0.113.7",
                "'\", 203.0.113.7' | 203.0.113.7",
                "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:443 | 2001:db8:0:0:0:0:0:7",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[fe80::7%eth0]:443 | fe80:0:0:0:0:0:0:7",
                "fe80::7%25eth0 | fe80:0:0:0:0:0:0:7",
                "[::ffff:203.0.113.7]:443 | 203.0.113.7"
            })
    void readsTheUsualSpellings(String header, String client) {
        assertEquals(client, client(PROXY, header));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.7 | 203.0.113.7",
                "host=\";for=198.51.100.1\";for=203.0.113.7 | 203.0.113.7",
                "For=\"203.0.113.7:54321\";proto=https;by=10.0.0.1 | 203.0.113.7",
                "proto=https; for=203.0.113.7 | 203.0.113.7",
                "for=198.51.100.1, for=\"[2001:db8::7]:4711\", for=10.0.0.2 | 2001:db8:0:0:0:0:0:7",
                "for=198.51.100.1;ext=\"a,b;for=198.51.100.2\", for=203.0.113.7 | 203.0.113.7",
                "for=198.51.100.1;ext=\"\\\",for=x\", for=203.0.113.7 | 203.0.113.7",
                // What follows cannot be read, so the nearest proxy counts.
                "for=unknown | 10.0.0.1",
                "host=\";for=198.51.100.1\" | 10.0.0.1",
                "for=198.51.100.1;for=203.0.113.7 | 10.0.0.1",
                "for=_hidden, for=10.0.0.2 | 10.0.0.2",
                "by=10.0.0.2 | 10.0.0.1",
                "203.0.113.7 | 10.0.0.1",
                // A client opened a quote to hide what the proxy appends.
                "for=\"198.51.100.1, for=203.0.113.7 | 10.0.0.1",
                "for=198.51.100.1;x=\", for=\"[2001:db8::7]\" | 10.0.0.1"
            })
    void readsForwardedIfTheProxiesSetIt(String header, String client) {
        assertEquals(client, client(ProxyHeader.FORWARDED, PROXY, header));
    }

    @Test
    void tellsOnceOfAProxyWhoseHeaderCannotBeRead() {
        var told = new ArrayList<String>();
        var log = Logger.getLogger(ForwardedFor.class.getName());
        log.setUseParentHandlers(false);
        log.setFilter(line -> {
            told.add(new SimpleFormatter().formatMessage(line));
            return false;
        });
        ForwardedFor.forget();
        client(PROXY, CLIENT);
        client(CLIENT, "unknown");
        client(PROXY, "unknown, " + CLIENT);
        assertEquals(List.of(), told);
        for (int i = 0; i < 3; i++) {
            client(PROXY, "unknown");
        }
        assertEquals(
                List.of("the proxy 10.0.0.1 names a client in X-Forwarded-For that is no address: unknown."
                        + " Its clients share the limits of one"),
                told);
    }

    @Test
    void isTheFirstProxyWhenOnlyProxiesAreNamed() {
        assertEquals("10.0.0.2", client(PROXY, "10.0.0.2"));
    }

    private static String client(String peer, String... headers) {
        return client(ProxyHeader.X_FORWARDED_FOR, peer, headers);
    }

    private static String client(ProxyHeader header, String peer, String... headers) {
        return new ForwardedFor(List.of(new Network(address("10.0.0.0"), 8)), header)
                .client(request(peer, header, headers));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpServletRequest request(String peer, ProxyHeader header, String... headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ForwardedForTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" -> {
                        assertEquals(header.toString(), arguments[0], "a client could send another one");
                        yield Collections.enumeration(List.of(headers));
                    }
                    default -> throw new AssertionError(method);
                });
    }
}
