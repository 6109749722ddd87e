package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.audit.Client;
import mypage.desk.AccountActsService;
import mypage.desk.AccountDeskService;
import mypage.desk.AccountView;
import mypage.desk.ActStep;
import mypage.web.staff.StaffVisit;

/** Asks once before something is done to an account, does it when the button is pressed, and leads back to the account. */
@Named
@RequestScoped
public class AccountActBacking {

    @Inject
    AccountActsService acts;

    @Inject
    AccountDeskService desk;

    @Inject
    StaffVisit staff;

    @Inject
    DeskPage page;

    private AccountAct act;
    private AccountView view;

    public String open(String name) {
        act = AccountAct.valueOf(name);
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
        return act.fits(view) ? null : back(id, "not=" + ActStep.NOTHING);
    }

    private String carryOut(long id) {
        ActStep step = step(id, staff.parameter("seen").orElse(""), staff.getClient());
        return back(id, step == ActStep.DONE ? "done=" + act : "not=" + step);
    }

    private ActStep step(long id, String seen, Client client) {
        return switch (act) {
            case LOCK -> acts.lock(id, seen, client);
            case UNLOCK -> acts.unlock(id, client);
            case SESSIONS -> acts.endSessions(id, seen, client);
            case RESUME -> acts.resumeOtp(id, seen, client);
            case INVITE -> acts.invite(id, client);
            case TRIES -> acts.giveTriesBack(id, client);
            case REOPEN -> acts.reopen(id, client);
        };
    }

    private static String back(long id, String how) {
        return "/admin/account" + DeskPage.OF + id + "&" + how;
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
