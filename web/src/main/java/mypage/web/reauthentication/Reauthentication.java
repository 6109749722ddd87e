package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.signin.StartOver;
import mypage.signin.StartOver.Reason;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** Leads from a page that changes something sensitive to the proof of both factors, and back to it. */
@Named
@RequestScoped
public class Reauthentication {

    /** Where the session has ended. */
    static final String ENDED = UserPage.LOGIN.redirect() + "&ended=1";

    private static final String NUMBER = "\\d{1,18}";

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    private String page;
    private String of;

    /** What a sensitive page does first; null when the user may go on. */
    public String require() {
        return user.signedIn().confirmed() ? null : to(UserPage.CONFIRM);
    }

    public String to(UserPage step) {
        return step.redirect() + "&" + getQuery();
    }

    /** From the first step again, or from the sign-in page when the session has ended. */
    String startOver(StartOver why) {
        return why.reason() == Reason.ENDED ? ENDED : to(UserPage.CONFIRM) + "&over=1";
    }

    /** To the page that is proved for. */
    public String back() {
        return provedFor().redirect() + number();
    }

    /** What the addresses of both steps carry. */
    public String getQuery() {
        return "for=" + getPage() + number();
    }

    private String number() {
        return of == null ? "" : "&of=" + of;
    }

    /** The page's name, for the proof's own pages to carry along. */
    public String getPage() {
        return provedFor().address();
    }

    /** What the proof's own pages carry along, else the page at hand; never a page that asks for no proof. */
    private UserPage provedFor() {
        var asked = page == null ? Optional.of(request.getPage()) : UserPage.at(page);
        return asked.filter(UserPage::isSensitive).orElse(UserPage.PASSWORD);
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
