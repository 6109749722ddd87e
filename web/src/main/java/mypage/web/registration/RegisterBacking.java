package mypage.web.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.actiontoken.PasswordByLinkResult.Refused;
import mypage.password.PasswordRefusal;
import mypage.platform.PlatformSettings;
import mypage.registration.RegistrationService;
import mypage.web.site.FieldErrors;
import mypage.web.site.NewPasswordForm;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.MailLinkSecret;
import mypage.web.user.UserRequest;

/** 初回登録: a user invited by mail chooses a first password and accepts the terms, and then signs in as usual. */
@Named
@RequestScoped
public class RegisterBacking {

    private static final String PAGE = UserPage.REGISTER.redirect();
    private static final String LOGIN = UserPage.LOGIN.redirect() + "&registered=1";

    @Inject
    RegistrationService registration;

    @Inject
    MailLinkSecret link;

    @Inject
    NewPasswordForm chosen;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    PlatformSettings settings;

    private String token = "";
    private Optional<String> invited;
    private boolean privacy;
    private boolean terms;

    public String open() {
        link.keep(SiteCookie.REGISTRATION, token);
        return PAGE;
    }

    /** The invited address; null when there is no valid invitation. */
    public String getEmail() {
        if (invited == null) {
            invited = registration.invited(request.getService(), permission());
        }
        return invited.map(EmailAddress::shown).orElse(null);
    }

    /** Reports all errors at once. */
    public String submit() {
        boolean acceptable = isPasswordAcceptable();
        if (!isAccepted() || !acceptable) {
            return null;
        }
        return switch (registration.register(
                request.getService(), permission(), chosen.getPassword(), request.getContext())) {
            case Changed() -> {
                request.forget(SiteCookie.REGISTRATION);
                yield LOGIN;
            }
            case Refused(PasswordRefusal why) -> {
                chosen.refuse(why);
                yield null;
            }
            case LinkInvalid() -> PAGE;
        };
    }

    private boolean isPasswordAcceptable() {
        if (!chosen.isTypedTwice()) {
            return false;
        }
        var weakness = registration.weakness(request.getService(), permission(), chosen.getPassword());
        weakness.ifPresent(chosen::refuse);
        return weakness.isEmpty();
    }

    private boolean isAccepted() {
        if (!privacy) {
            errors.refuse("privacy", "register.privacy.missing");
        }
        if (!terms) {
            errors.refuse("terms", "register.terms.missing");
        }
        return privacy && terms;
    }

    private String permission() {
        return request.cookie(SiteCookie.REGISTRATION).orElse("");
    }

    /** Nobody can agree to a policy that is not there. */
    public boolean isPossible() {
        return settings.privacyUrl().isPresent();
    }

    public String getPrivacyUrl() {
        return settings.privacyUrl().map(URI::toString).orElse(null);
    }

    public String getTermsUrl() {
        return settings.termsUrl().toString();
    }

    public boolean isPrivacy() {
        return privacy;
    }

    public void setPrivacy(boolean privacy) {
        this.privacy = privacy;
    }

    public boolean isTerms() {
        return terms;
    }

    public void setTerms(boolean terms) {
        this.terms = terms;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token == null ? "" : token;
    }
}
