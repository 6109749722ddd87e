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
 * 利用登録, the second step: the member adds the secret to an authenticator app and proves that with a code. The answer to
 * the right code shows the recovery codes, once.
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
        return judge(enrolment.confirm(sealed(), code, request.context()));
    }

    private String judge(EnrolmentResult result) {
        return switch (result) {
            case Enrolled(List<String> codes, String deviceToken) -> {
                request.forget(StaffCookie.LINK);
                request.forget(StaffCookie.PROPOSAL);
                request.keepDevice(deviceToken);
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

    /** Null until the app is proved. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }

    /** Whether a code is awaited. Known before the form is decoded, as its button would not be decoded otherwise. */
    public boolean isOpen() {
        return recoveryCodes == null && proposal().isPresent();
    }

    private Optional<Proposal> proposal() {
        if (proposal == null) {
            proposal = enrolment.proposal(sealed());
        }
        return proposal;
    }

    /** In groups of four, for typing it without a camera. */
    public String getSecret() {
        return proposal().orElseThrow().secret().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The key URI that authenticator apps read, from a picture or a link (Google Authenticator's format). */
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
