package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mypage.staff.EnrolmentService;
import mypage.staff.EnrolmentStep.Enrolled;
import mypage.staff.EnrolmentStep.Proposal;
import mypage.staff.EnrolmentStep.WrongCode;
import mypage.web.site.FieldErrors;

/**
 * 利用登録, the second step: the member brings the secret into an authenticator app and proves it by a code. The answer to the
 * right one shows the recovery codes, this once.
 */
@Named("enrolCode")
@RequestScoped
public class EnrolCodeBacking {

    private static final String FIELD = "code";

    @Inject
    EnrolmentService enrolment;

    @Inject
    StaffVisit visit;

    @Inject
    FieldErrors errors;

    private String code;
    private Proposal proposal;
    private List<String> recoveryCodes;

    public String open() {
        proposal = enrolment.proposal(sealed()).orElse(null);
        return proposal == null ? EnrolBacking.PAGE : null;
    }

    public String submit() {
        if (code == null) {
            errors.add(FIELD, Labels.get("code.missing"));
            return open();
        }
        var step = enrolment.confirm(sealed(), code, visit.getClient());
        code = null;
        if (step instanceof Enrolled enrolled) {
            visit.forget(StaffCookie.LINK);
            visit.forget(StaffCookie.PROPOSAL);
            recoveryCodes = RecoveryCodes.grouped(enrolled.recoveryCodes());
            return null;
        }
        if (step instanceof WrongCode) {
            errors.add(FIELD, Labels.get("enrol.wrong"));
        }
        return open();
    }

    /** A form that was posted without its button asked for nothing, but still gets its page. */
    public void settle() {
        if (proposal == null && recoveryCodes == null) {
            open();
        }
    }

    private String sealed() {
        return visit.cookie(StaffCookie.PROPOSAL).orElse("");
    }

    /** Null until the app was proved. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }

    public boolean isOpen() {
        return proposal != null;
    }

    /** In groups of four, to be typed where there is no camera. */
    public String getSecret() {
        return proposal.secret().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What authenticator apps take, as a picture or by a link (Google Authenticator's key URI format). */
    public String getUri() {
        var issuer = encoded(Labels.get("site.name"));
        return "otpauth://totp/" + issuer + ":" + encoded(proposal.email()) + "?secret=" + proposal.secret()
                + "&issuer=" + issuer;
    }

    public QrCodeImage getImage() {
        return QrCodeImage.of(getUri());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
