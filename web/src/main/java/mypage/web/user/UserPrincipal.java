package mypage.web.user;

import jakarta.security.enterprise.CallerPrincipal;
import mypage.session.SignedInUser;

/** The caller of a request with a valid session. */
public class UserPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final transient SignedInUser user;

    UserPrincipal(SignedInUser user) {
        super(String.valueOf(user.accountId()));
        this.user = user;
    }

    public SignedInUser user() {
        return user;
    }
}
