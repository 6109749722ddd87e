package mypage.web.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountLine;
import mypage.account.AccountState;
import mypage.desk.AccountView;
import mypage.platform.JapaneseTime;
import mypage.web.staff.Labels;

/** What the page of an account says of it. */
final class AccountFacts {

    private AccountFacts() {}

    static List<Fact> of(AccountView view) {
        return Stream.of(who(view.account()), life(view.account()), access(view), office(view))
                .flatMap(List::stream)
                .toList();
    }

    static List<Fact> who(AccountLine account) {
        boolean bad = account.state() == AccountState.LOCKED || account.state() == AccountState.CLOSED;
        return List.of(
                new Fact(Labels.get("account.email"), account.email()),
                new Fact(Labels.get("account.service"), DeskLabels.of(account.service())),
                new Fact(Labels.get("account.family"), DeskLabels.family(account)),
                new Fact(Labels.get("account.state"), DeskLabels.of(account.state()), null, bad));
    }

    private static List<Fact> life(AccountLine account) {
        var times = Stream.of(
                new Fact(Labels.get("account.created"), Optional.of(account.createdAt())),
                new Fact(Labels.get("account.registered"), account.registeredAt()),
                new Fact(Labels.get("account.lastSignIn"), account.lastSignInAt()));
        var ends = Stream.of(
                account.lockedAt()
                        .filter(at -> account.closedAt().isEmpty())
                        .map(at -> new Fact(Labels.get("account.lockedAt"), Optional.of(at))),
                account.closedAt().map(at -> new Fact(Labels.get("account.closedAt"), Optional.of(at))));
        return Stream.concat(times, ends.flatMap(Optional::stream)).toList();
    }

    private static List<Fact> access(AccountView view) {
        var codes = view.codesClosed()
                ? Labels.get("account.codes.closed", view.wrongCodes())
                : Labels.get("account.codes.open", view.wrongCodes());
        var tries = view.delayedUntil()
                .map(until -> Labels.get("account.tries.until", JapaneseTime.dateTime(until)))
                .orElseGet(() -> Labels.get("account.tries.free"));
        return List.of(
                new Fact(Labels.get("account.codes"), codes, null, view.codesClosed()),
                new Fact(
                        Labels.get("account.skip"),
                        view.skipped() ? Labels.get("account.skip.on") : Labels.get("account.skip.off")),
                new Fact(Labels.get("account.sessions"), Labels.get("account.sessions.count", view.sessions())),
                new Fact(
                        Labels.get("account.tries"),
                        tries,
                        null,
                        view.delayedUntil().isPresent()));
    }

    private static List<Fact> office(AccountView view) {
        return view
                .request()
                .map(request -> new Fact(
                        Labels.get("account.request"),
                        DeskLabels.requestState(request.state()),
                        "request?of=" + request.id(),
                        false))
                .stream()
                .toList();
    }
}
