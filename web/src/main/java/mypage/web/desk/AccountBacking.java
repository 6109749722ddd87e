package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.desk.AccountDeskService;
import mypage.desk.AccountEvent;
import mypage.desk.AccountView;
import mypage.desk.ActStep;
import mypage.platform.JapaneseTime;
import mypage.web.staff.KindLabels;
import mypage.web.staff.Labels;
import mypage.web.staff.StaffVisit;

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
                    KindLabels.of(event.kind()),
                    event.failed(),
                    event.staff().orElse(""));
        }
    }

    /** An account of the same family. */
    public record Relative(long id, String email, String state) {}

    @Inject
    AccountDeskService desk;

    @Inject
    StaffVisit staff;

    @Inject
    DeskPage page;

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
        return Stream.of(AccountAct.values())
                .filter(act -> staff.may(act.page()) && act.fits(view))
                .sorted(Comparator.comparing(AccountAct::isDestructive))
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
        return DeskPage.mailsTo(getEmail());
    }

    /** What was just done; null when nothing was. */
    public Done getDone() {
        return staff.parameter("made")
                .map(made -> Done.of(Labels.get("accountNew.done")))
                .or(() -> Choice.find(AccountAct.values(), staff.parameter("done"))
                        .map(AccountAct::done))
                .orElse(null);
    }

    /** Why it was not done; null when it was. */
    public String getNotDone() {
        Optional<ActStep> step = Choice.find(ActStep.values(), staff.parameter("not"));
        return step.filter(why -> why != ActStep.DONE).map(DeskLabels::of).orElse(null);
    }
}
