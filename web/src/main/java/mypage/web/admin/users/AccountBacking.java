package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountEvent;
import mypage.admin.users.AccountLookupService;
import mypage.admin.users.AccountView;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.ReasonLabels;
import mypage.web.admin.site.StaffRequest;

/** アカウントの状態: all that staff see of one account, and the actions open to the member. */
@Named
@RequestScoped
public class AccountBacking {

    /** A row of the list of events. */
    public record Event(Instant at, String kind, boolean failed, String staff, String reason) {
        private static Event of(AccountEvent event) {
            return new Event(
                    event.at(),
                    AuditKindLabels.of(event.kind()),
                    event.failed(),
                    event.staff().orElse(""),
                    event.reason().map(ReasonLabels::of).orElse(""));
        }
    }

    /** An account of the same family. */
    public record Relative(long id, String email, String state) {}

    @Inject
    AccountLookupService lookup;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    private AccountView view;

    public String open() {
        view = staff.number("of")
                .flatMap(id -> lookup.view(id, staff.context()))
                .orElse(null);
        return view == null ? answer.notFound() : null;
    }

    public String getEmail() {
        return view.account().email();
    }

    public List<Fact> getFacts() {
        return AccountFacts.of(view);
    }

    public boolean isMain() {
        return view.account().mainId().isEmpty();
    }

    public List<Relative> getFamily() {
        return view.family().stream()
                .map(account -> new Relative(account.id(), account.email(), AccountLabels.of(account.state())))
                .toList();
    }

    public List<AccountSession> getSessions() {
        return AccountSession.of(view);
    }

    public List<Event> getEvents() {
        return view.events().stream().map(Event::of).toList();
    }

    public List<ActionLink> getActions() {
        return ActionLink.of(List.of(AccountAction.values()), view, getId(), staff);
    }

    public long getId() {
        return view.account().id();
    }

    /** Whether no one-time password is accepted until its sessions are ended. */
    public boolean isCodesClosed() {
        return view.wrongCodes().isClosed();
    }

    /** What was just done; null when nothing was. */
    public Outcome getDone() {
        return staff.parameter("made")
                .map(made -> Outcome.of(Labels.get("accountNew.done")))
                .or(() -> staff.done(AccountAction.values()))
                .or(() -> staff.done(SessionAction.values()))
                .orElse(null);
    }

    /** Why it was not done; null when it was. */
    public String getNotDone() {
        Optional<AccountActionResult> result = Choice.find(AccountActionResult.values(), staff.parameter("not"));
        return result.filter(why -> why != AccountActionResult.DONE)
                .map(AccountLabels::of)
                .orElse(null);
    }
}
