package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntFunction;
import mypage.admin.signin.CodesClosed;
import mypage.admin.signin.PasskeyRequired;
import mypage.admin.signin.StaffCodeResult;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffSignInService;
import mypage.admin.signin.StartOver;
import mypage.admin.signin.TooManyAttempts;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffCookie;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;

/** The second factor of staff: a code of the authenticator app or, on a page of its own, a recovery code. */
@Named
@RequestScoped
public class StaffCodeBacking {

    private static final String FIELD = "code";
    private static final String HOME = StaffPage.HOME.redirect();

    /** Shows how many recovery codes are left. */
    private static final String ME = StaffPage.ME.redirect() + "&recovered=1";

    private static final String AGAIN = StaffPage.LOGIN.redirect() + "&over=1";

    @Inject
    StaffSignInService signIn;

    @Inject
    PasskeyForm passkey;

    @Inject
    StaffRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String code;

    /** Leads back to the password if none was typed, or too long ago. */
    public String open() {
        return signIn.isWaiting(token()) ? null : AGAIN;
    }

    /** Whether the page asks for a passkey too, because the member has one. */
    public boolean isAsking() {
        return passkey.ask(() -> signIn.passkeyPrompt(token()));
    }

    /** Whether a code is not enough. */
    public boolean isPasskeyOnly() {
        return signIn.isPasskeyRequired(token());
    }

    public String submitPasskey() {
        return proceed(
                signIn.submitPasskey(token(), passkey.answer(), request.context()),
                session -> request.returnTo(session, HOME),
                Labels.get("passkey.refused"),
                attemptsLeft -> Labels.get("passkey.wrong", attemptsLeft));
    }

    public String submit() {
        return proceed(
                signIn.submitCode(token(), code, request.context()),
                session -> request.returnTo(session, HOME),
                Labels.get("code.malformed"),
                attemptsLeft -> Labels.get("code.wrong", attemptsLeft));
    }

    public String submitRecovery() {
        return proceed(
                signIn.submitRecoveryCode(token(), code, request.context()),
                session -> ME,
                Labels.get("recovery.malformed"),
                attemptsLeft -> Labels.get("code.wrong", attemptsLeft));
    }

    private String proceed(
            StaffCodeResult result, Function<String, String> next, String malformed, IntFunction<String> wrong) {
        return switch (result) {
            case SignedIn(String session, String deviceToken) -> {
                request.keep(session, deviceToken);
                yield next.apply(session);
            }
            case CodeRefused(MalformedCode()) -> refuse(FIELD, malformed);
            case CodeRefused(WrongCode(int attemptsLeft)) -> refuse(FIELD, wrong.apply(attemptsLeft));
            case PasskeyRequired() -> refuse(null, Labels.get("passkey.only"));
            case TooManyAttempts(Instant until) -> refuse(null, Labels.get("code.delayed", retry.until(until)));
            case CodesClosed() -> refuse(null, Labels.get("code.closed"));
            case StartOver() -> AGAIN;
        };
    }

    private String refuse(String field, String why) {
        errors.add(field, why);
        return null;
    }

    private String token() {
        return request.cookie(StaffCookie.SESSION).orElse("");
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
