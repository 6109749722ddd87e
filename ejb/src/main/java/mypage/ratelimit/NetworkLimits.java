package mypage.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import mypage.platform.Rate;
import mypage.platform.RequestContext;

/**
 * The limits of what comes from one network, whoever it is about. An IPv4 address and the /64 of an IPv6 address count
 * as one subscriber. Since whoever holds an IPv6 site has 65,536 of those, its /48 has a limit of its own, a multiple
 * of the subscriber's.
 */
@ApplicationScoped
public class NetworkLimits {

    @Inject
    RateLimitSettings settings;

    /** @param what names what is limited; part of the key of the limit */
    public List<RateLimit> of(String what, Rate rate, RequestContext context) {
        RateLimit subscriber = new RateLimit(what + " " + context.network(), rate);
        return Stream.concat(
                        Stream.of(subscriber),
                        context.site().map(site -> new RateLimit(what + " " + site, ofSite(rate))).stream())
                .toList();
    }

    private Rate ofSite(Rate subscriber) {
        return new Rate(subscriber.count() * settings.siteFactor(), subscriber.period());
    }
}
