package mypage.web.device;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.device.DeviceVerificationService;
import mypage.web.site.FieldErrors;
import mypage.web.site.UserPage;
import mypage.web.user.MailRequests;
import mypage.web.user.UserRequest;

/**
 * ログイン制限の解除画面 and 確認番号入力画面: how owners sign in although others have used up the attempts. The first page asks for the
 * ID and mails a code; the second takes the code. Neither tells whether the account exists.
 */
@Named
@RequestScoped
public class DeviceVerificationBacking {

    private static final String CODE_PAGE = UserPage.LOGIN_PASS_CODE.view();
    private static final String LOGIN = UserPage.LOGIN.redirect() + "&known=1";

    @Inject
    DeviceVerificationService verification;

    @Inject
    UserRequest request;

    @Inject
    MailRequests requests;

    @Inject
    FieldErrors errors;

    private String email;
    private String code;

    public void open() {
        request.giveDeviceId();
    }

    public String send() {
        return requests.answer(verification.send(request.getService(), email, request.getContext()), CODE_PAGE);
    }

    public String use() {
        if (!request.keepsCookies()) {
            return UserPage.COOKIES.view();
        }
        if (verification.use(request.getService(), email, code, request.getDeviceCookies(), request.getContext())) {
            request.keepDeviceId();
            return LOGIN;
        }
        errors.refuse("code", "pass.wrong");
        return null;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
