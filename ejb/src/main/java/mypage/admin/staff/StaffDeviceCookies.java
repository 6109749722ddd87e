package mypage.admin.staff;

import java.util.Optional;

/**
 * The cookies of a browser of a member of staff.
 *
 * @param session the token of a session or of the first factor
 * @param known proof that the member signed in or enrolled here before
 */
public record StaffDeviceCookies(Optional<String> session, Optional<String> known) {}
