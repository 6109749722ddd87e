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

/** Asks whether the right additional account is about to be removed. Its number comes through the proof of both factors. */
@Named
@RequestScoped
public class AdditionalRemoveBacking {

    private static final String MISSING = AdditionalBacking.PAGE + "&missing=1";

    @Inject
    AdditionalAccountService accounts;

    @Inject
    Reauthentication stepUp;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    public String open() {
        return getEmail() == null ? MISSING : null;
    }

    /** Null when it is none of the user's. */
    public String getEmail() {
        return number().flatMap(id -> accounts.find(user.signedIn(), id))
                .map(AdditionalAccount::email)
                .orElse(null);
    }

    public String remove() {
        boolean removed = number().filter(id -> accounts.remove(user.signedIn(), id, request.getContext()))
                .isPresent();
        // The page itself then tells whether to prove something first, or that there is no such account.
        return removed ? AdditionalBacking.PAGE + "&removed=1" : stepUp.back();
    }

    private Optional<Long> number() {
        return Optional.ofNullable(stepUp.getOf()).map(Long::valueOf);
    }
}
