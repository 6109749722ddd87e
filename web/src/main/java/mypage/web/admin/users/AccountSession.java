package mypage.web.admin.users;

import java.util.List;
import java.util.Optional;
import mypage.admin.users.AccountView;
import mypage.session.SessionView;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;

/** An open session of an account. */
public record AccountSession(AccountView account, SessionView session) {

    static List<AccountSession> of(AccountView account) {
        return account.sessions().stream()
                .map(session -> new AccountSession(account, session))
                .toList();
    }

    public String browser() {
        return session.browser().isEmpty() ? Labels.get("account.session.unknown") : session.browser();
    }

    /** The page that ends it. */
    public String end() {
        return StaffPage.ACCOUNT_SESSION.link(account.account().id()) + "&seen=" + session.id();
    }

    List<Fact> facts() {
        return List.of(
                new Fact(Labels.get("account.email"), account.account().email()),
                new Fact(Labels.get("account.session.browser"), browser()),
                new Fact(Labels.get("account.session.since"), Optional.of(session.startedAt())),
                new Fact(Labels.get("account.session.used"), Optional.of(session.lastUsedAt())));
    }
}
