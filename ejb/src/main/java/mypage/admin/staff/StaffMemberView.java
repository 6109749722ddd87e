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
 * @param linkUntil when the link to choose them ends; empty for none, or one that has ended
 * @param enabled whether the member may sign in
 * @param secondFactorClosed whether too many codes were wrong, in known browsers or in others
 */
public record StaffMemberView(
        long id,
        String email,
        String name,
        Set<StaffRole> roles,
        boolean enrolled,
        Optional<Instant> linkUntil,
        boolean enabled,
        boolean secondFactorClosed,
        Optional<Instant> lastSignIn) {

    public StaffMemberView {
        roles = Set.copyOf(roles);
    }

    static StaffMemberView of(StaffMember staff, Optional<Instant> linkUntil, StaffSettings settings) {
        return new StaffMemberView(
                staff.id(),
                staff.email(),
                staff.name(),
                staff.roles(),
                staff.isEnrolled(),
                linkUntil,
                staff.isEnabled(),
                staff.isSecondFactorClosed(true, settings) || staff.isSecondFactorClosed(false, settings),
                staff.lastSignInAt());
    }
}
