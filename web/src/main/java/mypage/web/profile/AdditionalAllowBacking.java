package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.profile.AdditionalAccount;
import mypage.profile.AdditionalAccountService;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** Asks whether to allow a suspended additional account again. Reauthentication passes the account's number on. */
@Named
@RequestScoped
public class AdditionalAllowBacking {

    private static final String MISSING = AdditionalBacking.PAGE + "&missing=1";

    @Inject
    AdditionalAccountService accounts;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    public String open() {
        return getEmail() == null ? MISSING : null;
    }

    /** Null when it is no suspended additional account of the user. */
    public String getEmail() {
        return number().flatMap(id -> accounts.find(user.signedIn(), id))
                .filter(AdditionalAccount::suspended)
                .map(AdditionalAccount::email)
                .orElse(null);
    }

    public String allow() {
        boolean allowed = number().filter(id -> accounts.allow(user.signedIn(), id, request.getContext()))
                .isPresent();
        // Reloaded, the page asks for reauthentication or says that there is no such account.
        return allowed ? AdditionalBacking.PAGE + "&allowed=1" : reauthentication.back();
    }

    private Optional<Long> number() {
        return Optional.ofNullable(reauthentication.getOf()).map(Long::valueOf);
    }
}
