package mypage.admin.signin;

import java.util.List;
import java.util.Optional;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffMember;
import mypage.password.PlaceResult.Place;
import mypage.ratelimit.RateLimit;

/** Whether a member's password may be judged now. This is known before the page is built. */
public sealed interface StaffAdmissionResult
        permits StaffAdmissionResult.Admitted, TooManyAttempts, StaffAdmissionResult.TooManyAtOnce {

    /**
     * The attempt is counted, and its password may be judged. To be closed at the end of the request.
     *
     * @param acquired the rate limits from which the attempt was acquired
     */
    record Admitted(Optional<StaffMember> staff, StaffDeviceCookies browser, List<RateLimit> acquired, Place place)
            implements StaffAdmissionResult, AutoCloseable {

        public Admitted {
            acquired = List.copyOf(acquired);
        }

        @Override
        public void close() {
            place.close();
        }
    }

    /**
     * Too many attempts run on this node; nothing was counted.
     *
     * @param byNetwork whether they come from the network of this one
     */
    record TooManyAtOnce(boolean byNetwork) implements StaffAdmissionResult {}
}
