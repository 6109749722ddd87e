package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountLookupService;
import mypage.admin.users.AccountView;
import mypage.platform.RequestContext;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffRequest;

/** Asks once before something is done to an account, does it when the button is pressed, and leads back to the account. */
@Named
@RequestScoped
public class AccountActionBacking {

    @Inject
    AccountActionService acts;

    @Inject
    AccountLookupService desk;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer page;

    private AccountAction act;
    private AccountView view;

    public String open(String name) {
        act = AccountAction.valueOf(name);
        var id = staff.number("of");
        if (id.isEmpty()) {
            return page.notFound();
        }
        return page.isPosted() ? carryOut(id.get()) : ask(id.get());
    }

    private String ask(long id) {
        view = desk.view(id, staff.getClient()).orElse(null);
        if (view == null) {
            return page.notFound();
        }
        return act.fits(view) ? null : back(id, "not=" + AccountActionResult.NOTHING);
    }

    private String carryOut(long id) {
        AccountActionResult step = step(id, staff.parameter("seen").orElse(""), staff.getClient());
        return back(id, step == AccountActionResult.DONE ? "done=" + act : "not=" + step);
    }

    private AccountActionResult step(long id, String seen, RequestContext context) {
        return switch (act) {
            case LOCK -> acts.lock(id, seen, context);
            case UNLOCK -> acts.unlock(id, context);
            case SESSIONS -> acts.endSessions(id, seen, context);
            case RESUME -> acts.resumeOtp(id, seen, context);
            case INVITE -> acts.invite(id, context);
            case TRIES -> acts.giveTriesBack(id, context);
            case REOPEN -> acts.reopen(id, context);
        };
    }

    private static String back(long id, String how) {
        return "/admin/account" + NotFoundAnswer.OF + id + "&" + how;
    }

    public String getTitle() {
        return act.title();
    }

    public boolean isDestructive() {
        return act.isDestructive();
    }

    public List<String> getNotes() {
        return act.notes(view);
    }

    public List<Fact> getFacts() {
        return AccountFacts.before(act, view);
    }

    public String getAddress() {
        return act.address();
    }

    public long getId() {
        return view.account().id();
    }

    public String getSeen() {
        return view.seen();
    }
}
