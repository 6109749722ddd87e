package mypage.web.admin.users;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountState;
import mypage.admin.users.AccountEvent;
import mypage.admin.users.AccountSummary;
import mypage.admin.users.AccountView;
import mypage.otp.PilotMembership;
import mypage.platform.JapaneseTime;
import mypage.web.admin.addressrequests.RequestLabels;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ReasonLabels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;

/** The facts of an account. */
final class AccountFacts {

    private AccountFacts() {}

    static List<Fact> of(AccountView view) {
        return Stream.of(who(view.account()), life(view), choosing(view), access(view), request(view))
                .flatMap(List::stream)
                .toList();
    }

    /** What staff should know before an action. */
    static List<Fact> before(AccountAction action, AccountView view) {
        var lock = Stream.of(locked(view), addressChanged(view)).filter(fact -> action == AccountAction.UNLOCK);
        return Stream.concat(who(view.account()).stream(), lock).toList();
    }

    private static List<Fact> who(AccountSummary account) {
        boolean bad = AccountLabels.isBad(account.state());
        return List.of(
                new Fact(Labels.get("account.number"), Long.toString(account.id())),
                new Fact(Labels.get("account.email"), account.email()),
                new Fact(Labels.get("account.service"), ServiceLabels.of(account.service())),
                new Fact(Labels.get("account.family"), AccountLabels.family(account)),
                new Fact(Labels.get("account.state"), AccountLabels.of(account.state()), null, bad));
    }

    private static List<Fact> life(AccountView view) {
        var account = view.account();
        var times = Stream.of(
                new Fact(Labels.get("account.created"), Optional.of(account.createdAt())),
                new Fact(Labels.get("account.registered"), account.registeredAt()),
                new Fact(Labels.get("account.lastSignIn"), account.lastSignInAt()),
                addressChanged(view));
        var ends = Stream.of(
                view.undelivered().map(AccountFacts::undelivered),
                view.announced().map(at -> new Fact(Labels.get("account.announced"), Optional.of(at))),
                view.dormant().map(at -> new Fact(Labels.get("account.dormant"), Optional.of(at))),
                view.pilot().map(AccountFacts::pilot),
                Optional.of(locked(view))
                        .filter(fact ->
                                account.state() == AccountState.LOCKED || account.state() == AccountState.SUSPENDED),
                account.closedAt().map(at -> new Fact(Labels.get("account.closedAt"), Optional.of(at))));
        return Stream.concat(times, ends.flatMap(Optional::stream)).toList();
    }

    private static Fact undelivered(AccountView.Undelivered mails) {
        return new Fact(
                Labels.get("account.undelivered"),
                Labels.get("account.undelivered.since", JapaneseTime.dateTime(mails.since())),
                mails.last().map(StaffPage.MAIL::link).orElse(null),
                true);
    }

    private static Fact pilot(PilotMembership pilot) {
        var since = JapaneseTime.dateTime(pilot.from());
        return new Fact(
                Labels.get("account.pilot"),
                pilot.listed() ? Labels.get("account.pilot.listed", since) : Labels.get("account.pilot.share", since));
    }

    private static Fact locked(AccountView view) {
        var by = view.locked().flatMap(AccountEvent::staff);
        var text = Fact.text(view.account().lockedAt(), by);
        return new Fact(
                Labels.get("account.lockedAt"),
                view.locked()
                        .flatMap(AccountEvent::reason)
                        .map(reason -> text + " " + ReasonLabels.of(reason))
                        .orElse(text));
    }

    private static Fact addressChanged(AccountView view) {
        var text = view.addressChanged()
                .map(event ->
                        Labels.get("fact.by", JapaneseTime.dateTime(event.at()), AuditKindLabels.of(event.kind())))
                .orElseGet(() -> Labels.get("account.changed.none"));
        return new Fact(Labels.get("account.changed"), text);
    }

    /** What the owner still has to do before anybody can sign in. */
    private static List<Fact> choosing(AccountView view) {
        var invited = view.invited()
                .filter(event -> view.account().state() == AccountState.UNREGISTERED)
                .map(event -> new Fact(Labels.get("account.invited"), Optional.of(event.at())));
        var awaited = Optional.of(
                        new Fact(Labels.get("account.password"), Labels.get("account.password.awaited"), null, true))
                .filter(fact -> view.passwordVoid());
        return invited.or(() -> awaited).map(fact -> List.of(fact, link(view))).orElseGet(List::of);
    }

    private static Fact link(AccountView view) {
        var until = view.linkUntil()
                .map(end -> Labels.get("account.link.until", JapaneseTime.dateTime(end)))
                .orElseGet(() -> Labels.get("account.link.over"));
        return new Fact(
                Labels.get("account.link"), until, null, view.linkUntil().isEmpty());
    }

    private static List<Fact> access(AccountView view) {
        var wrong = view.wrongCodes();
        var codes = wrong.isClosed()
                ? Labels.get("account.codes.closed", wrong.unknown(), wrong.known())
                : Labels.get("account.codes.open", wrong.unknown(), wrong.known());
        var limit = view.delayedUntil()
                .map(until -> Labels.get("account.tries.until", JapaneseTime.dateTime(until)))
                .orElseGet(() -> Labels.get("account.tries.free"));
        return List.of(
                new Fact(Labels.get("account.codes"), codes, null, wrong.isClosed()),
                new Fact(
                        Labels.get("account.skip"),
                        view.skipped() ? Labels.get("account.skip.on") : Labels.get("account.skip.off")),
                new Fact(
                        Labels.get("account.sessions"),
                        Labels.get("account.sessions.count", view.sessions().size())),
                new Fact(
                        Labels.get("account.tries"),
                        limit,
                        null,
                        view.delayedUntil().isPresent()));
    }

    private static List<Fact> request(AccountView view) {
        return view
                .request()
                .map(request -> new Fact(
                        Labels.get("account.request"),
                        RequestLabels.state(request),
                        StaffPage.REQUEST.link(request.id()),
                        false))
                .stream()
                .toList();
    }
}
