package mypage.web.admin.site;

import jakarta.security.enterprise.CallerPrincipal;
import mypage.admin.staff.SignedInStaff;

/** The caller of a request with a valid session of a member of staff. */
public class StaffPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final transient SignedInStaff staff;

    StaffPrincipal(SignedInStaff staff) {
        super("staff-" + staff.id());
        this.staff = staff;
    }

    SignedInStaff staff() {
        return staff;
    }
}
