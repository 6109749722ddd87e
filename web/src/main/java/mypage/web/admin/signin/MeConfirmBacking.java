package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import mypage.admin.signin.StaffSelfService;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffConfirmation;
import mypage.web.admin.site.StaffRequest;

/** ご本人の確認: asks for a code before a sensitive page, and keeps what was sent to it. The filter checks the code. */
@Named
@RequestScoped
public class MeConfirmBacking {

    @Inject
    StaffProof proof;

    @Inject
    StaffSelfService self;

    @Inject
    PasskeyForm passkey;

    @Inject
    StaffRequest staff;

    @Inject
    FacesContext faces;

    /** Whether the page asks for a passkey too, because the member has one. */
    public boolean isAsking() {
        return passkey.ask(() -> self.passkeyPrompt(staff.signedIn()));
    }

    /** Says why a code or a passkey was refused. */
    public void open() {
        StaffConfirmation.denial(request()).ifPresent(denial -> proof.refuse(denial, Labels.get("confirm.wrong")));
    }

    /** Where the form leads. */
    public String getAddress() {
        return StaffConfirmation.address(request());
    }

    public List<StaffConfirmation.Field> getFields() {
        return StaffConfirmation.fields(request());
    }

    /** Whether a code is not enough. */
    public boolean isPasskeyOnly() {
        return self.isPasskeyRequired(staff.signedIn());
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    public String getCodeField() {
        return StaffConfirmation.CODE;
    }
}
