package mypage.web.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.staff.SignedInStaff;
import mypage.staff.StaffRole;

/**
 * The pages for staff, {@code /admin/} and the name in small letters with hyphens, and the role that each asks for. An act of
 * its own role has a page of its own, so this list is all there is to say who may do what; what is not in it is not found.
 */
public enum StaffPage {
    // Open to all.
    LOGIN(null),
    LOGOUT(null),

    // The member's own.
    HOME(StaffRole.LOOK_UP, true);

    private static final String FOLDER = "/admin/";

    private final StaffRole role;
    private final boolean inMenu;

    StaffPage(StaffRole role) {
        this(role, false);
    }

    StaffPage(StaffRole role, boolean inMenu) {
        this.role = role;
        this.inMenu = inMenu;
    }

    static Optional<StaffPage> of(HttpServletRequest request) {
        return Stream.of(values())
                .filter(page -> page.path().equals(request.getServletPath()))
                .findFirst();
    }

    /** The last segment of the page's address, and the name of its file. */
    public String address() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Below the context root. */
    String path() {
        return FOLDER + address();
    }

    boolean isOpen() {
        return role == null;
    }

    public boolean isInMenu() {
        return inMenu;
    }

    boolean admits(SignedInStaff staff) {
        return staff.has(role);
    }
}
