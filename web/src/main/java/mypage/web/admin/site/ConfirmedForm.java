package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Has a form ask before it does anything: the first time it is sent, the page shows what will come of it; the second time,
 * unchanged, it is done. What was shown is known again by the form's hidden field, so nothing is kept in between.
 */
@Named
@RequestScoped
public class ConfirmedForm {

    @Inject
    StaffRequest staff;

    private String token;

    /** Whether the member has seen what will come of this; if not, the page is to show it now. */
    public boolean isAnswered(String content) {
        var shown = Integer.toHexString(content.hashCode());
        if (staff.parameter("asked").filter(shown::equals).isPresent()) {
            return true;
        }
        token = shown;
        return false;
    }

    /** Null unless the page is to show what will come. */
    public String getToken() {
        return token;
    }
}
