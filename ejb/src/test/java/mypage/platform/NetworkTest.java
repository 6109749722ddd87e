package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.255.255.255, true",
        "10.0.0.0/8,      11.0.0.0,       false",
        "192.0.2.128/25,  192.0.2.127,    false",
        "192.0.2.7,       192.0.2.7,      true",
        "192.0.2.7,       192.0.2.6,      false",
        "0.0.0.0/0,       203.0.113.1,    true",
        "0.0.0.0/0,       2001:db8::1,    false",
        "2001:db8::/33,   2001:db8:7fff::1, true",
        "2001:db8::/33,   2001:db8:8000::1, false",
        "::1,             ::1,            true",
        "10.0.0.0/8,      ::ffff:10.1.2.3, true",
    })
    void containsItsAddressesAndNoOthers(String network, String address, boolean contained) {
        assertEquals(
                contained,
                Network.parse(network)
                        .orElseThrow()
                        .contains(Network.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1,        ::1",
        "0:0:0:0:0:0:0:0,        ::",
        "2001:db8:0:0:0:0:0:7,   2001:db8::7",
        "2001:db8:0:0:1:0:0:1,   2001:db8::1:0:0:1",
        "2001:db8:0:1:1:0:0:0,   2001:db8:0:1:1::",
        "2001:db8:0:1:1:1:1:1,   2001:db8:0:1:1:1:1:1",
        "10:0:0:100:0:0:0:20,    10:0:0:100::20",
        "192.0.2.7,              192.0.2.7",
        "erased,                 erased",
    })
    void writesAnAddressAsPeopleDo(String address, String text) {
        assertEquals(text, Network.shortText(address));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,            203.0.*.*",
        "10.0.0.0,               10.0.*.*",
        "2001:db8:1:2:0:0:0:7,   2001:db8:*",
        "2001:db8:1:2::/64,      2001:db8:*",
        "::1,                    0:0:*",
        "erased,                 ''",
        "'',                     ''",
    })
    void coarselyAnAddressTellsOnlyTheProvider(String address, String text) {
        assertEquals(text, Network.coarse(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "::/129",
                "1.2.3",
                "1234567",
                "256.1.1.1",
                "1.2.3.4.5",
                "a.b.c.d",
                ":",
                "1::2::3",
                "fe80::1%eth0",
                "10.0.0.0/8x"
            })
    void isNotParsedFromAnythingElse(String text) {
        assertEquals(Optional.empty(), Network.parse(text));
    }

    @Test
    @Tag("C1")
    void groupsTheAddressesOfAnIpv6Subscriber() {
        assertEquals("2001:db8:0:1:0:0:0:0/64", subscriber("2001:db8:0:1:aaaa::1"));
        assertEquals(subscriber("2001:db8:0:1::2"), subscriber("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertEquals("192.0.2.7/32", subscriber("192.0.2.7"));
        assertEquals("192.0.2.7/32", subscriber("::ffff:192.0.2.7"));
    }

    @Test
    @Tag("C1")
    void groupsTheNetworksOfAnIpv6Site() {
        assertEquals(Optional.of("2001:db8:7:0:0:0:0:0/48"), site("2001:db8:7:ffff::1"));
        assertEquals(site("2001:db8:7:1::2"), site("2001:db8:7:2::2"));
        assertEquals(Optional.empty(), site("192.0.2.7"));
        assertEquals(Optional.empty(), site("::ffff:192.0.2.7"));
        assertEquals(Optional.empty(), site("unknown"));
    }

    private static Optional<String> site(String address) {
        return new RequestContext(address, "", "").site();
    }

    private static String subscriber(String address) {
        return Network.ofSubscriber(Network.address(address).orElseThrow()).toString();
    }
}
