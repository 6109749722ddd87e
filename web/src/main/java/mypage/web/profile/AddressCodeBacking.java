package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.profile.AddressChangeService;
import mypage.profile.AddressCodeResult;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeInvalid;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.profile.AddressCodeResult.Taken;
import mypage.profile.ReauthenticationRequired;
import mypage.web.otp.CodeForm;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/**
 * Takes the code that was mailed to the new address. After the change the session continues under a new token. When the
 * code cannot be used, the user returns to the page of {@link AddressBacking}, which says why.
 */
@Named
@RequestScoped
public class AddressCodeBacking {

    static final String PAGE = UserPage.ADDRESS_CODE.redirect();

    private static final String START = UserPage.ADDRESS.redirect() + "&over=";
    private static final String DONE = UserPage.ACCOUNT.redirect() + "&address=1";
    private static final String TEXTS = "address.code";

    @Inject
    AddressChangeService changes;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    CodeForm form;

    public String open() {
        return switch (changes.resume(user.signedIn(), token())) {
            case PendingCode code -> {
                form.show(code);
                yield null;
            }
            case CodeStatus.Invalid(InvalidReason reason) -> startOver(reason.name());
        };
    }

    private String startOver(String why) {
        request.forget(SiteCookie.ADDRESS);
        return START + why;
    }

    public String submit() {
        if (form.getCode() == null) {
            form.refuse(new MalformedCode(), TEXTS);
        } else if (cookie().filter(form::isOutdated).isPresent()) {
            form.refuseOutdated(TEXTS);
        } else {
            return judge(changes.submit(
                    user.signedIn(), token(), form.getCode(), request.getPossibleDevice(), request.getContext()));
        }
        return open();
    }

    private String judge(AddressCodeResult result) {
        return switch (result) {
            case Changed(String sessionToken) -> {
                request.keep(SiteCookie.SESSION, sessionToken);
                request.forget(SiteCookie.ADDRESS);
                yield DONE;
            }
            case CodeRefused(CodeRefusal why) -> {
                form.refuse(why, TEXTS);
                yield open();
            }
            case Taken() -> startOver("TAKEN");
            case CodeInvalid(InvalidReason reason) -> startOver(reason.name());
            case ReauthenticationRequired() -> reauthentication.to(UserPage.CONFIRM);
        };
    }

    private Optional<AttemptCookie> cookie() {
        return AttemptCookie.of(request, SiteCookie.ADDRESS);
    }

    private String token() {
        return cookie().map(AttemptCookie::token).orElse("");
    }
}
