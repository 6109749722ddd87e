package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.otp.InvalidReason;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** Leads from a sensitive page to reauthentication, and back. */
@Named
@RequestScoped
public class Reauthentication {

    /** Where users go when their session has ended. */
    static final String ENDED = UserPage.LOGIN.redirect() + "&ended=1";

    private static final String NUMBER = "\\d{1,18}";

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    private String page;
    private String of;

    /** Called when a sensitive page opens; null when the user may continue. */
    public String require() {
        return user.signedIn().recentlyAuthenticated() ? null : to(UserPage.CONFIRM);
    }

    public String to(UserPage step) {
        return step.redirect() + "&" + getQuery();
    }

    /** Back to the first step, or to the sign-in page when the session has ended. */
    String startOver(InvalidReason why) {
        return why == InvalidReason.ENDED ? ENDED : to(UserPage.CONFIRM) + "&over=1";
    }

    /** To the page that asked for reauthentication. */
    public String back() {
        return asking().redirect() + number();
    }

    /** The query in the addresses of both steps. */
    public String getQuery() {
        return "for=" + getPage() + number();
    }

    private String number() {
        return of == null ? "" : "&of=" + of;
    }

    /** The name of the page that asked for reauthentication; both steps pass it on. */
    public String getPage() {
        return asking().address();
    }

    /**
     * The page that the steps pass on, or else the requested one; never a page that is not sensitive, except the one
     * that leads to an application.
     */
    private UserPage asking() {
        var requested = page == null ? Optional.of(request.getPage()) : UserPage.at(page);
        return requested
                .filter(asking -> asking.isSensitive() || asking == UserPage.APPLICATION)
                .orElse(UserPage.PASSWORD);
    }

    public void setPage(String page) {
        this.page = page;
    }

    /** The number of the item that the page is about; null when there is none. */
    public String getOf() {
        return of;
    }

    public void setOf(String of) {
        this.of = of != null && of.matches(NUMBER) ? of : null;
    }
}
