package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;
import mypage.admin.signin.PasskeySignInResult.PasskeyRefused;
import mypage.admin.signin.PasskeySignInService;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.TooManyAttempts;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;

/** 運用担当者ログイン by a passkey alone. */
@Named
@RequestScoped
public class PasskeyLoginBacking {

    @Inject
    PasskeySignInService signIn;

    @Inject
    PasskeyForm form;

    @Inject
    StaffRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    public boolean isAsking() {
        return form.ask(() -> Optional.of(signIn.prompt()));
    }

    public String submit() {
        return switch (signIn.submit(form.answer(), request.deviceCookies(), request.context())) {
            case SignedIn(String session, String deviceToken) -> {
                request.keep(session, deviceToken);
                yield request.returnTo(session, StaffPage.HOME.redirect());
            }
            case PasskeyRefused() -> refuse(Labels.get("passkey.refused"));
            case TooManyAttempts(Instant until) -> refuse(Labels.get("code.delayed", retry.until(until)));
        };
    }

    private String refuse(String why) {
        errors.add(null, why);
        return null;
    }
}
