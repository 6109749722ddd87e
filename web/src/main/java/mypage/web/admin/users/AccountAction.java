package mypage.web.admin.users;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mypage.account.AccountState;
import mypage.admin.users.AccountView;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;

/** What can be done to an account: each has a page of its own, {@code account-} and the name in small letters. */
public enum AccountAction {
    LOCK,
    UNLOCK,
    SESSIONS,
    RESUME,
    INVITE,
    TRIES,
    REOPEN;

    /** Whether there is something to do. A closed account is locked to end the links that may open it again. */
    boolean fits(AccountView view) {
        AccountState state = view.account().state();
        return switch (this) {
            case LOCK -> state != AccountState.LOCKED;
            case UNLOCK -> state == AccountState.LOCKED;
            case SESSIONS -> state == AccountState.OPEN && (view.sessions() > 0 || view.wrongCodes() > 0);
            case RESUME -> state == AccountState.OPEN && view.skipped();
            case INVITE -> state == AccountState.UNREGISTERED;
            case TRIES -> view.delayedUntil().isPresent();
            case REOPEN -> state == AccountState.CLOSED;
        };
    }

    /** Whether it takes something away from its owner, so that its button must not look like the others. */
    boolean isDestructive() {
        return this == LOCK;
    }

    /** The name of the page in the list of pages. */
    String page() {
        return "ACCOUNT_" + this;
    }

    String address() {
        return "account-" + name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Labels.get("act." + this + ".title");
    }

    /** What comes of it, sentence by sentence. */
    List<String> notes(AccountView view) {
        boolean closed = this == LOCK && view.account().state() == AccountState.CLOSED;
        var notes = closed ? Labels.get("act.LOCK.closed") : Labels.get("act." + this + ".notes");
        return Stream.concat(notes.lines(), this == LOCK ? spared(view) : Stream.empty())
                .toList();
    }

    /** Additional accounts stay open when their main one is locked. */
    private static Stream<String> spared(AccountView view) {
        long open = view.family().stream()
                .filter(relative -> relative.mainId().isPresent())
                .filter(relative ->
                        relative.state() == AccountState.OPEN || relative.state() == AccountState.UNREGISTERED)
                .count();
        return open == 0 ? Stream.empty() : Stream.of(Labels.get("act.LOCK.additional", open));
    }

    Outcome done() {
        return Outcome.of(Labels.get("act." + this + ".done"));
    }
}
