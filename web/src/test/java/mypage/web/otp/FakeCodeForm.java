package mypage.web.otp;

import mypage.web.site.FieldErrors;

/** A code form without a server. */
public class FakeCodeForm extends CodeForm {

    public FakeCodeForm(FieldErrors errors) {
        this.errors = errors;
    }
}
