package mypage.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.recovery.RecoveryService;
import mypage.recovery.SignInRecordService;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/**
 * 「心当たりがない」 of an attempt to sign in: asks, then ends all access and lets this browser choose a new password.
 * Reauthentication passes the number of the record on.
 */
@Named
@RequestScoped
public class SignInDisavowalBacking {

    @Inject
    SignInRecordService records;

    @Inject
    RecoveryService recovery;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    public String open() {
        return getRow() == null ? UserPage.SIGN_INS.redirect() : null;
    }

    /** Null when there is nothing to disavow. */
    public SignInRow getRow() {
        return number().flatMap(id -> records.disavowable(user.signedIn(), id))
                .map(SignInRow::of)
                .orElse(null);
    }

    public String shutOut() {
        return number().flatMap(id -> recovery.shutOut(user.signedIn(), id, request.getContext()))
                .map(this::choosePassword)
                // Reloaded, the page asks for reauthentication or leads back to the list.
                .orElseGet(reauthentication::back);
    }

    private String choosePassword(String permission) {
        request.keep(SiteCookie.RESET, permission);
        return PasswordResetBacking.PAGE + "&ended=1";
    }

    private Optional<Long> number() {
        return Optional.ofNullable(reauthentication.getOf()).map(Long::valueOf);
    }
}
