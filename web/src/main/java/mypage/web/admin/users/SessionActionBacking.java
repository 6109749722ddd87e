package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountLookupService;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The page of the {@link SessionAction}. It is about an account; what the member has seen is one of its sessions. */
@Named
@RequestScoped
public class SessionActionBacking extends ActionBacking<AccountSession, SessionAction> {

    private static final String SEEN = "seen";

    @Inject
    AccountActionService accounts;

    @Inject
    AccountLookupService lookup;

    public SessionActionBacking() {
        super(SessionAction.values(), StaffPage.ACCOUNT);
    }

    /** Empty if the session has ended. */
    @Override
    protected Optional<AccountSession> find(long id) {
        var seen = staff.number(SEEN);
        return lookup.view(id, staff.context()).stream()
                .flatMap(account -> AccountSession.of(account).stream())
                .filter(open ->
                        seen.filter(number -> number == open.session().id()).isPresent())
                .findFirst();
    }

    /** The account tells that there is nothing to end any more. */
    @Override
    protected String missing() {
        return staff.number("of")
                .map(id -> StaffPage.ACCOUNT.redirect(id) + "&not=" + AccountActionResult.NOTHING)
                .orElseGet(super::missing);
    }

    @Override
    protected Optional<String> refusal(SessionAction asked, AccountSession found) {
        return Optional.empty();
    }

    @Override
    protected Optional<String> carryOut(SessionAction pressed, long id) {
        var result = accounts.endSession(id, staff.number(SEEN).orElse(0L), staff.context());
        return result == AccountActionResult.DONE ? Optional.empty() : Optional.of(result.name());
    }

    @Override
    public String getSeen() {
        return Long.toString(getItem().session().id());
    }
}
