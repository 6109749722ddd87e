package mypage.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.password.PlaceResult.Place;
import mypage.ratelimit.RateLimit;
import mypage.trust.DeviceCookies;

/** Whether a password may be judged now. This is known before the page is built, so that a refusal costs little. */
public sealed interface AdmissionResult
        permits AdmissionResult.Admitted, AdmissionResult.TooMany, AdmissionResult.TooManyAtOnce {

    /**
     * The attempt is counted, and its password may be judged. To be closed at the end of the request, so that the next
     * one waits until then.
     *
     * @param acquired the rate limits from which the attempt was acquired
     */
    record Admitted(
            Service service, Optional<Account> account, DeviceCookies device, List<RateLimit> acquired, Place place)
            implements AdmissionResult, AutoCloseable {

        public Admitted {
            acquired = List.copyOf(acquired);
        }

        @Override
        public void close() {
            place.close();
        }
    }

    /**
     * The rate limit is exceeded, perhaps by others.
     *
     * @param until when the next attempt is accepted, unless others use it up
     */
    record TooMany(Instant until) implements AdmissionResult {}

    /**
     * Too many attempts run on this node; nothing was counted.
     *
     * @param byNetwork whether they come from the network of this one
     */
    record TooManyAtOnce(boolean byNetwork) implements AdmissionResult {}
}
