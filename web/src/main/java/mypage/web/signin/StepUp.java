package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import mypage.signin.SignInStep.Reason;
import mypage.signin.SignInStep.StartOver;
import mypage.web.site.Visit;

/** Leads from a page that changes something sensitive to the proof of both factors, and back to it. */
@Named
@RequestScoped
public class StepUp {

    /** Pages that ask for the proof; where the way back leads is taken from nowhere else. */
    private static final Set<String> SENSITIVE = Set.of("password", "address", "address-code");

    @Inject
    CurrentUser user;

    @Inject
    Visit visit;

    private String page;

    /** What a sensitive page does first; null when the user may go on. */
    public String require() {
        return user.signedIn().confirmed() ? null : to("confirm");
    }

    String to(String step) {
        return "/" + step + "?faces-redirect=true&for=" + getPage();
    }

    /** From the first step again, or from the sign-in page when the session has ended. */
    String startOver(StartOver why) {
        return why.reason() == Reason.ENDED ? "/login?faces-redirect=true&ended=1" : to("confirm") + "&over=1";
    }

    String back() {
        return "/" + getPage() + "?faces-redirect=true";
    }

    /** Where the proof leads back to: what the proof's own pages carry along, else the page at hand. */
    public String getPage() {
        String asked = page == null ? visit.getPage() : page;
        return SENSITIVE.contains(asked) ? asked : "password";
    }

    public void setPage(String page) {
        this.page = page;
    }
}
