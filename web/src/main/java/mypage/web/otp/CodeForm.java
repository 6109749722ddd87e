package mypage.web.otp;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.EmailAddress;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.PendingCode;
import mypage.web.site.FieldErrors;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CodeValidity;
import mypage.web.user.MaskedAddress;
import mypage.web.user.TimeLeft;

/** The form of every page that takes a mailed code, and what the page says about that code. */
@Named
@RequestScoped
public class CodeForm {

    private static final String FIELD = "code";

    @Inject
    FieldErrors errors;

    @Inject
    TimeLeft timeLeft;

    @Inject
    CodeValidity validity;

    private PendingCode pending;
    private String code;
    private String reference;

    public void show(PendingCode pending) {
        this.pending = pending;
        reference = pending.reference();
    }

    /** Also false when a form was posted without its button, which submits nothing. */
    public boolean isPending() {
        return pending != null;
    }

    /**
     * Whether this browser has requested a newer code since the form was shown, so that the typed one is of an older
     * mail.
     */
    public boolean isOutdated(AttemptCookie newest) {
        return !newest.reference().equals(reference);
    }

    /** @param texts the prefix of the purpose's text keys */
    public void refuseOutdated(String texts) {
        code = null;
        errors.refuse(null, texts + ".other");
    }

    /** @param texts the prefix of the purpose's text keys */
    public void refuse(CodeRefusal why, String texts) {
        switch (why) {
            case MalformedCode() -> errors.refuse(FIELD, texts + (code == null ? ".missing" : ".malformed"));
            case WrongCode(int attemptsLeft) -> errors.refuse(FIELD, texts + ".wrong", attemptsLeft);
        }
    }

    public String getEmail() {
        return EmailAddress.shown(pending.email());
    }

    public String getMaskedAddress() {
        return MaskedAddress.of(getEmail());
    }

    public String getValidity() {
        return validity.until(pending.expiresAt());
    }

    /** How long the code is valid, in seconds. */
    public long getSecondsLeft() {
        return timeLeft.until(pending.expiresAt());
    }

    /** 照合番号 of the code; in a posted form, that of the code for which the form was shown. */
    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
