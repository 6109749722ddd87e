package mypage.web.otp;

import mypage.web.site.FieldErrors;

/** The form of a test without a server. */
public class FakeCodeForm extends CodeForm {

    public FakeCodeForm(FieldErrors errors) {
        this.errors = errors;
    }
}
