package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import mypage.otp.InvalidReason;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** Leads from a page that changes something sensitive to the proof of both factors, and back to it. */
@Named
@RequestScoped
public class Reauthentication {

    /** Where the session has ended. */
    static final String ENDED = "/login?faces-redirect=true&ended=1";

    /** Pages that ask for the proof; where the way back leads is taken from nowhere else. */
    private static final Set<String> SENSITIVE =
            Set.of("password", "address", "address-code", "additional-add", "additional-remove", "close");

    private static final String NUMBER = "\\d{1,18}";

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    private String page;
    private String of;

    /** What a sensitive page does first; null when the user may go on. */
    public String require() {
        return user.signedIn().recentlyAuthenticated() ? null : to("confirm");
    }

    public String to(String step) {
        return "/" + step + "?faces-redirect=true&" + getQuery();
    }

    /** From the first step again, or from the sign-in page when the session has ended. */
    String startOver(InvalidReason why) {
        return why == InvalidReason.ENDED ? ENDED : to("confirm") + "&over=1";
    }

    /** To the page that is proved for. */
    public String back() {
        return "/" + getPage() + "?faces-redirect=true" + number();
    }

    /** What the addresses of both steps carry. */
    public String getQuery() {
        return "for=" + getPage() + number();
    }

    private String number() {
        return of == null ? "" : "&of=" + of;
    }

    /** Where the proof leads back to: what the proof's own pages carry along, else the page at hand. */
    public String getPage() {
        String asked = page == null ? request.getPage() : page;
        return SENSITIVE.contains(asked) ? asked : "password";
    }

    public void setPage(String page) {
        this.page = page;
    }

    /** The number of what the page is about; null when it is about nothing in particular. */
    public String getOf() {
        return of;
    }

    public void setOf(String of) {
        this.of = of != null && of.matches(NUMBER) ? of : null;
    }
}
