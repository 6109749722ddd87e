package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountLookupService;
import mypage.admin.users.AccountView;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link AccountAction}s. */
@Named
@RequestScoped
public class AccountActionBacking extends ActionBacking<AccountView, AccountAction> {

    @Inject
    AccountActionService accounts;

    @Inject
    AccountLookupService lookup;

    public AccountActionBacking() {
        super(AccountAction.values(), StaffPage.ACCOUNT);
    }

    @Override
    protected Optional<AccountView> find(long id) {
        return lookup.view(id, staff.context());
    }

    @Override
    protected Optional<String> refusal(AccountAction asked, AccountView view) {
        return asked.fits(view) ? Optional.empty() : Optional.of(AccountActionResult.NOTHING.name());
    }

    @Override
    protected Optional<String> carryOut(AccountAction pressed, long id) {
        var result = pressed.carryOut(accounts, id, staff.parameter("seen").orElse(""), staff.context());
        return result == AccountActionResult.DONE ? Optional.empty() : Optional.of(result.name());
    }

    @Override
    public String getSeen() {
        return getItem().seen();
    }
}
