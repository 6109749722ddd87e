package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.function.Supplier;
import mypage.admin.signin.PasskeyAnswer;
import mypage.admin.signin.PasskeyPrompt;
import mypage.web.admin.site.StaffConfirmation;
import mypage.web.admin.site.StaffRequest;

/** The part of a page that asks for a passkey: what its script needs, and what it sent. */
@Named
@RequestScoped
public class PasskeyForm {

    @Inject
    StaffRequest request;

    private PasskeyPrompt prompt;

    /**
     * Lets the page ask, unless there is nothing to ask for.
     *
     * @return whether the page asks
     */
    boolean ask(Supplier<Optional<PasskeyPrompt>> wanted) {
        if (prompt == null) {
            prompt = wanted.get().orElse(null);
        }
        return prompt != null;
    }

    PasskeyAnswer answer() {
        return new PasskeyAnswer(
                request.parameter(getChallengeField()),
                request.parameter(getField()).orElse(""));
    }

    /** Null if the page does not ask. */
    public PasskeyPrompt getPrompt() {
        return prompt;
    }

    public String getCredentials() {
        return String.join(" ", prompt.credentials());
    }

    public String getField() {
        return StaffConfirmation.PASSKEY;
    }

    public String getChallengeField() {
        return StaffConfirmation.CHALLENGE;
    }
}
