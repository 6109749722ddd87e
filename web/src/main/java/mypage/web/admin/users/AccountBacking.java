package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountEvent;
import mypage.admin.users.AccountLookupService;
import mypage.admin.users.AccountView;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffRequest;

/** アカウントの状態: all that staff see of one account, and what they may do. */
@Named
@RequestScoped
public class AccountBacking {

    /**
     * What is open to the member of staff.
     *
     * @param look further classes of its button
     */
    public record Way(String address, String title, String look) {}

    /** One line of what happened. */
    public record Event(String at, String kind, boolean failed, String staff) {
        private static Event of(AccountEvent event) {
            return new Event(
                    JapaneseTime.dateTime(event.at()),
                    AuditKindLabels.of(event.kind()),
                    event.failed(),
                    event.staff().orElse(""));
        }
    }

    /** An account of the same family. */
    public record Relative(long id, String email, String state) {}

    @Inject
    AccountLookupService desk;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer page;

    private AccountView view;

    public String open() {
        view = staff.number("of")
                .flatMap(id -> desk.view(id, staff.getClient()))
                .orElse(null);
        return view == null ? page.notFound() : null;
    }

    public String getEmail() {
        return view.account().email();
    }

    public List<Fact> getFacts() {
        return AccountFacts.of(view);
    }

    public List<Relative> getFamily() {
        return view.family().stream()
                .map(account -> new Relative(account.id(), account.email(), DeskLabels.of(account.state())))
                .toList();
    }

    public List<Event> getEvents() {
        return view.events().stream().map(Event::of).toList();
    }

    public List<Way> getWays() {
        return Stream.of(AccountAction.values())
                .filter(act -> staff.may(act.page()) && act.fits(view))
                .sorted(Comparator.comparing(AccountAction::isDestructive))
                .map(act -> new Way(
                        act.address() + "?of=" + view.account().id(),
                        act.title(),
                        act.isDestructive() ? "outline danger" : "outline"))
                .toList();
    }

    public long getId() {
        return view.account().id();
    }

    /** Whether no one-time password is accepted until its sessions are ended. */
    public boolean isCodesClosed() {
        return view.codesClosed();
    }

    public String getMails() {
        return NotFoundAnswer.mailsTo(getEmail());
    }

    /** What was just done; null when nothing was. */
    public Outcome getDone() {
        return staff.parameter("made")
                .map(made -> Outcome.of(Labels.get("accountNew.done")))
                .or(() -> Choice.find(AccountAction.values(), staff.parameter("done"))
                        .map(AccountAction::done))
                .orElse(null);
    }

    /** Why it was not done; null when it was. */
    public String getNotDone() {
        Optional<AccountActionResult> step = Choice.find(AccountActionResult.values(), staff.parameter("not"));
        return step.filter(why -> why != AccountActionResult.DONE)
                .map(DeskLabels::of)
                .orElse(null);
    }
}
