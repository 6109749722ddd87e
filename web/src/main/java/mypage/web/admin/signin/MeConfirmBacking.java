package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffConfirmation;

/** ご本人の確認: asks for a code before a sensitive page, and keeps what was sent to it. The filter checks the code. */
@Named
@RequestScoped
public class MeConfirmBacking {

    @Inject
    StaffProof proof;

    @Inject
    FacesContext faces;

    /** Says why a code was refused. */
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

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    public String getCodeField() {
        return StaffConfirmation.CODE;
    }
}
