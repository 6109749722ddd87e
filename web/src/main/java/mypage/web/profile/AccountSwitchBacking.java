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
 * The sign-in page for a signed-in user who wants to switch to another account of the same employer. Switching takes a
 * full sign-in; until it succeeds nothing changes. The page's address holds the number of the account, so that only
 * users of the same employer learn its ID.
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

    /** The ID of the signed-in account; null when nobody is signed in, or there is no account to switch to. */
    public String getFrom() {
        return getTo() == null ? null : user.find().map(SignedInUser::email).orElse(null);
    }

    /**
     * The number of the account to switch to. Every post repeats it, so that it outlasts an error; null if it is
     * malformed.
     */
    public String getTo() {
        return request.parameter("switch").filter(to -> to.matches(NUMBER)).orElse(null);
    }
}
