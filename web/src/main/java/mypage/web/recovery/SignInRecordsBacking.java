package mypage.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.platform.Slice;
import mypage.recovery.SignInRecord;
import mypage.recovery.SignInRecordService;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** ログインの記録: who signed in to the account, or tried to, in the last 90 days. */
@Named
@RequestScoped
public class SignInRecordsBacking {

    private static final String NUMBER = "\\d{1,18}";

    @Inject
    SignInRecordService records;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    private Slice<SignInRecord> found;

    public void open() {
        found = records.list(
                user.signedIn(),
                request.parameter("before").filter(id -> id.matches(NUMBER)).map(Long::valueOf));
    }

    public List<SignInRow> getRows() {
        return found.rows().stream().map(SignInRow::of).toList();
    }

    /** Null when there are no older ones. */
    public String getNext() {
        return found.next().orElse(null);
    }
}
