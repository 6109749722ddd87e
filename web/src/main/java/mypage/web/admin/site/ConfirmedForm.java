package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Lets a form ask before it acts. Sent once, the page shows what will happen; sent again unchanged, it acts. A hidden
 * field tells what was shown, so the server keeps nothing in between.
 */
@Named
@RequestScoped
public class ConfirmedForm {

    @Inject
    StaffRequest staff;

    private String token;

    /** Whether the member has seen what will happen; if not, the page shows it now. */
    public boolean isAnswered(String content) {
        var shown = Integer.toHexString(content.hashCode());
        if (staff.parameter("asked").filter(shown::equals).isPresent()) {
            return true;
        }
        token = shown;
        return false;
    }

    /** Null unless the page is to show what will happen. */
    public String getToken() {
        return token;
    }
}
