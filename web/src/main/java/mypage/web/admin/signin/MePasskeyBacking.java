package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.signin.PasskeyAddResult.Added;
import mypage.admin.signin.PasskeyAddResult.NotAdded;
import mypage.admin.signin.PasskeyAddResult.TooManyPasskeys;
import mypage.admin.signin.PasskeyRemovalResult.LastPasskey;
import mypage.admin.signin.PasskeyRemovalResult.Removed;
import mypage.admin.signin.PasskeyService;
import mypage.admin.signin.PasskeyService.Owner;
import mypage.admin.signin.PasskeyView;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** パスキー: adds one to the signed-in member of staff, or removes one. */
@Named
@RequestScoped
public class MePasskeyBacking {

    private static final String DONE = StaffPage.ME.redirect() + "&done=";

    @Inject
    PasskeyService passkeys;

    @Inject
    PasskeyForm form;

    @Inject
    StaffRequest request;

    @Inject
    FieldErrors errors;

    private String name;

    public boolean isAsking() {
        return form.ask(() -> Optional.of(passkeys.prompt(request.signedIn())));
    }

    public Owner getOwner() {
        return passkeys.owner(request.signedIn());
    }

    public String add() {
        return switch (passkeys.add(request.signedIn(), form.answer(), name, request.context())) {
            case Added() -> DONE + "passkey";
            case NotAdded() -> refuse(Labels.get("me.passkey.refused"));
            case TooManyPasskeys() -> refuse(Labels.get("me.passkey.many"));
        };
    }

    /** The passkey that may be removed; null if it is gone. */
    public PasskeyView getShown() {
        return request.number("of").flatMap(this::find).orElse(null);
    }

    private Optional<PasskeyView> find(long id) {
        return passkeys.list(request.signedIn()).stream()
                .filter(passkey -> passkey.id() == id)
                .findFirst();
    }

    public String remove() {
        var id = request.number("of").orElse(0L);
        return switch (passkeys.remove(request.signedIn(), id, request.context())) {
            case Removed() -> DONE + "unkeyed";
            case LastPasskey() -> refuse(Labels.get("me.passkey.last"));
        };
    }

    private String refuse(String why) {
        errors.add(null, why);
        return null;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
