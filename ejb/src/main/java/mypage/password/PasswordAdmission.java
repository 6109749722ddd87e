package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.password.PlaceResult.Crowded;
import mypage.password.PlaceResult.Limited;
import mypage.password.PlaceResult.Place;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/** Decides whether a password may be judged: first its turn on this node, then the rate limits of all nodes. */
@ApplicationScoped
public class PasswordAdmission {

    @Inject
    AttemptQueue queue;

    @Inject
    RateLimiter limiter;

    /**
     * Waits for a turn if the device is unknown, then acquires the attempt in a transaction of its own, so that it
     * counts before it is judged. Nothing is held if it is refused.
     *
     * @param limits the first names the account and the device if the device is known
     */
    public PlaceResult enter(List<RateLimit> limits, boolean known, RequestContext context) {
        PlaceResult entered =
                known ? queue.enterKnown(limits.get(0).name()) : queue.enterUnknown(context.network(), context.site());
        return switch (entered) {
            case Place place -> acquire(place, limits);
            case Limited limited -> limited;
            case Crowded crowded -> crowded;
        };
    }

    private PlaceResult acquire(Place place, List<RateLimit> limits) {
        boolean admitted = false;
        try {
            Optional<Instant> wait = limiter.acquire(limits);
            admitted = wait.isEmpty();
            return admitted ? place : new Limited(wait.get());
        } finally {
            if (!admitted) {
                place.close();
            }
        }
    }
}
