package mypage.admin.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The member of staff of an open session, as pages need it.
 *
 * @param sessionId the id of the session, no secret
 * @param id the id of the member
 * @param name as colleagues read it
 * @param roles always with {@link StaffRole#LOOK_UP}; none else until the member has a passkey if that is required
 * @param passkeyMissing whether a passkey is required, and the member has none; then they can only add one
 * @param previousSignIn when the member last signed in before this session
 * @param recentlyAuthenticated whether the second factor was proved in the last few minutes
 */
public record SignedInStaff(
        long sessionId,
        long id,
        String name,
        Set<StaffRole> roles,
        boolean passkeyMissing,
        Optional<Instant> previousSignIn,
        boolean recentlyAuthenticated) {

    public SignedInStaff {
        roles = Set.copyOf(roles);
    }

    public boolean has(StaffRole role) {
        return roles.contains(role);
    }
}
