package mypage.web.admin.users;

import java.util.List;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** What staff can do to one session of an account. The labels begin with {@code sessionAction.} and the name. */
public enum SessionAction implements StaffAction<AccountSession> {
    END;

    @Override
    public ActionDeclaration<AccountSession> declared() {
        return new ActionDeclaration<>("sessionAction", StaffPage.ACCOUNT_SESSION, ActionStyle.PLAIN, session -> true);
    }

    @Override
    public List<Fact> facts(AccountSession session) {
        return session.facts();
    }
}
