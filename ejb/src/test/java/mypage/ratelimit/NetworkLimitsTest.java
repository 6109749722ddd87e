package mypage.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mypage.TestContainer;
import mypage.platform.Rate;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class NetworkLimitsTest {

    private static final Rate RATE = new Rate(2, Duration.ofMinutes(10));

    private final TestContainer container = new TestContainer("mypage.network.site.factor=3");

    private final String what = "network limits test " + System.nanoTime();

    private boolean acquires(String address) {
        List<RateLimit> limits = container.get(NetworkLimits.class).of(what, RATE, new RequestContext(address, "", ""));
        return container.get(RateLimiter.class).acquire(limits).isEmpty();
    }

    @Test
    void oneSubscriberHasTheLimit() {
        assertEquals(2, IntStream.range(0, 5).filter(i -> acquires("192.0.2.1")).count());
        assertEquals(
                2,
                IntStream.range(0, 5)
                        .filter(i -> acquires("2001:db8:1:1::" + i))
                        .count());
    }

    @Test
    void allSubscribersOfAnIpv6SiteShareAMultipleOfIt() {
        assertEquals(
                6,
                IntStream.range(0, 20)
                        .filter(i -> acquires("2001:db8:2:" + Integer.toHexString(i) + "::1"))
                        .count());
        assertTrue(acquires("2001:db8:3:1::1"));
    }

    @Test
    void anIpv4AddressBelongsToNoSite() {
        assertTrue(IntStream.range(0, 20).allMatch(i -> acquires("192.0.2." + i)));
    }

    @Test
    void oneSubscriberThatIsRefusedTakesNothingFromTheSite() {
        IntStream.range(0, 50).forEach(i -> acquires("2001:db8:4:1::1"));
        assertEquals(
                4,
                IntStream.range(2, 20)
                        .filter(i -> acquires("2001:db8:4:" + i + "::1"))
                        .count());
    }
}
