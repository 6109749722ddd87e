package mypage.admin.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A member of staff as administrators see one.
 *
 * @param id the id of the member
 * @param roles always with {@link StaffRole#LOOK_UP}
 * @param enrolled whether both factors were chosen
 * @param enabled whether the member may sign in
 * @param secondFactorClosed whether too many codes were wrong, in known browsers or in others
 */
public record StaffMemberView(
        long id,
        String email,
        String name,
        Set<StaffRole> roles,
        boolean enrolled,
        boolean enabled,
        boolean secondFactorClosed,
        Optional<Instant> lastSignIn) {

    public StaffMemberView {
        roles = Set.copyOf(roles);
    }

    static StaffMemberView of(StaffMember staff, StaffSettings settings) {
        return new StaffMemberView(
                staff.id(),
                staff.email(),
                staff.name(),
                staff.roles(),
                staff.isEnrolled(),
                staff.isEnabled(),
                staff.isSecondFactorClosed(true, settings) || staff.isSecondFactorClosed(false, settings),
                staff.lastSignInAt());
    }
}
