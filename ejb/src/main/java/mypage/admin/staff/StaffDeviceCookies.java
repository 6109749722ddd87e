package mypage.admin.staff;

import java.util.Optional;

/**
 * What a browser keeps of its member of staff.
 *
 * @param session the token of a session or of the first factor
 * @param known that the member has signed in, or enrolled, here before
 */
public record StaffDeviceCookies(Optional<String> session, Optional<String> known) {}
