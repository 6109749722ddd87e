package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import mypage.platform.Network;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class ForwardedForTest {

    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "203.0.113.7";

    @Test
    void isThePeerWithoutProxies() {
        assertEquals(CLIENT, new ForwardedFor(List.of()).client(request(CLIENT, "198.51.100.1")));
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

    @Test
    void isTheFirstProxyWhenOnlyProxiesAreNamed() {
        assertEquals("10.0.0.2", client(PROXY, "10.0.0.2"));
    }

    private static String client(String peer, String... headers) {
        return new ForwardedFor(List.of(new Network(address("10.0.0.0"), 8))).client(request(peer, headers));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpServletRequest request(String peer, String... headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ForwardedForTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" -> Collections.enumeration(List.of(headers));
                    default -> throw new AssertionError(method);
                });
    }
}
