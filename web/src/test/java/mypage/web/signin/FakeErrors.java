package mypage.web.signin;

import java.util.ArrayList;
import java.util.List;
import mypage.web.site.FieldErrors;

/** Collects what a page would show. */
class FakeErrors extends FieldErrors {

    final List<FieldError> added = new ArrayList<>();

    @Override
    public void add(String field, String text) {
        added.add(new FieldError(field, text));
    }
}
