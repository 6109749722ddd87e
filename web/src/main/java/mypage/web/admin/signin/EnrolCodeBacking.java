package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mypage.admin.signin.EnrolmentPasswordResult.Proposal;
import mypage.admin.signin.EnrolmentResult;
import mypage.admin.signin.EnrolmentResult.Enrolled;
import mypage.admin.signin.EnrolmentService;
import mypage.admin.signin.StartOver;
import mypage.admin.signin.WrongProof;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffCookie;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/**
 * 利用登録, the second step: the member brings the secret into an authenticator app and proves it by a code. The answer to the
 * right one shows the recovery codes, this once.
 */
@Named
@RequestScoped
public class EnrolCodeBacking {

    private static final String FIELD = "code";

    @Inject
    EnrolmentService enrolment;

    @Inject
    StaffRequest request;

    @Inject
    FieldErrors errors;

    private String code;
    private Optional<Proposal> proposal;
    private List<String> recoveryCodes;

    public String open() {
        return isOpen() ? null : EnrolBacking.PAGE;
    }

    public String submit() {
        var result = enrolment.confirm(sealed(), code, request.context());
        code = null;
        return judge(result);
    }

    private String judge(EnrolmentResult result) {
        return switch (result) {
            case Enrolled(List<String> codes, String known) -> {
                request.forget(StaffCookie.LINK);
                request.forget(StaffCookie.PROPOSAL);
                request.keepKnown(known);
                recoveryCodes = RecoveryCodes.grouped(codes);
                yield null;
            }
            case WrongProof() -> {
                errors.add(FIELD, Labels.get("enrol.wrong"));
                yield null;
            }
            case StartOver() -> EnrolBacking.PAGE;
        };
    }

    private String sealed() {
        return request.cookie(StaffCookie.PROPOSAL).orElse("");
    }

    /** Null until the app was proved. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }

    /** Whether a code is waited for; known before the form is decoded, or its button would not be. */
    public boolean isOpen() {
        return recoveryCodes == null && proposal().isPresent();
    }

    private Optional<Proposal> proposal() {
        if (proposal == null) {
            proposal = enrolment.proposal(sealed());
        }
        return proposal;
    }

    /** In groups of four, to be typed where there is no camera. */
    public String getSecret() {
        return proposal().orElseThrow().secret().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What authenticator apps take, as a picture or by a link (Google Authenticator's key URI format). */
    public String getUri() {
        var issuer = encoded(Labels.get("site.name"));
        var proposed = proposal().orElseThrow();
        return "otpauth://totp/" + issuer + ":" + encoded(proposed.email()) + "?secret=" + proposed.secret()
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
