package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.profile.AdditionalAccount;
import mypage.profile.AdditionalAccountService;
import mypage.session.SignedInUser;
import mypage.web.signin.LoginBacking;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/**
 * The sign-in page as somebody sees it who is signed in and wants to change to another account of the same employer: a
 * whole sign-in like every other. Until it succeeds nothing has changed. The address names the account by its number, which
 * tells its ID to its own family alone.
 */
@Named
@RequestScoped
public class AccountSwitchBacking {

    private static final String NUMBER = "\\d{1,18}";

    @Inject
    AdditionalAccountService accounts;

    @Inject
    CurrentUser user;

    @Inject
    LoginBacking login;

    @Inject
    UserRequest request;

    public void open() {
        user.find().flatMap(this::chosen).map(AdditionalAccount::email).ifPresent(login::setEmail);
    }

    private Optional<AdditionalAccount> chosen(SignedInUser signedIn) {
        return accounts.others(signedIn).stream()
                .filter(other -> String.valueOf(other.id()).equals(getTo()))
                .findFirst();
    }

    /** Null when nobody is signed in any more, or does not want to change. */
    public String getFrom() {
        return getTo() == null ? null : user.find().map(SignedInUser::email).orElse(null);
    }

    /** Of the address, and then of each form that is posted, whatever else is wrong with it. */
    public String getTo() {
        return request.parameter("switch").filter(to -> to.matches(NUMBER)).orElse(null);
    }
}
