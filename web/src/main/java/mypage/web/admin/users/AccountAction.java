package mypage.web.admin.users;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mypage.account.AccountState;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountView;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on an account. Their labels begin with {@code accountAction.} and the name. */
public enum AccountAction implements StaffAction<AccountView> {

    /** Fits a closed account too: locking it ends the links that could reopen it. */
    LOCK(
            StaffPage.ACCOUNT_LOCK,
            ActionStyle.DESTRUCTIVE,
            view -> !isIn(AccountState.LOCKED, view),
            AccountActionService::lock) {
        @Override
        public List<String> notes(AccountView view) {
            return isIn(AccountState.CLOSED, view)
                    ? Labels.get("accountAction.LOCK.closed").lines().toList()
                    : Stream.concat(super.notes(view).stream(), spared(view)).toList();
        }
    },
    UNLOCK(
            StaffPage.ACCOUNT_UNLOCK,
            ActionStyle.PLAIN,
            view -> isIn(AccountState.LOCKED, view) || isIn(AccountState.SUSPENDED, view),
            AccountActionService::unlock),
    SESSIONS(
            StaffPage.ACCOUNT_SESSIONS,
            ActionStyle.PLAIN,
            view -> (isIn(AccountState.OPEN, view) || isIn(AccountState.DORMANT, view))
                    && (!view.sessions().isEmpty() || view.wrongCodes().most() > 0),
            AccountActionService::endSessions),
    RESUME(
            StaffPage.ACCOUNT_RESUME,
            ActionStyle.PLAIN,
            view -> isIn(AccountState.OPEN, view) && view.skipped(),
            AccountActionService::resumeOtp),
    INVITE(
            StaffPage.ACCOUNT_INVITE,
            ActionStyle.PLAIN,
            view -> isIn(AccountState.UNREGISTERED, view),
            AccountActionService::invite),
    TRIES(
            StaffPage.ACCOUNT_TRIES,
            ActionStyle.PLAIN,
            view -> view.delayedUntil().isPresent(),
            AccountActionService::restoreAttempts),
    REOPEN(
            StaffPage.ACCOUNT_REOPEN,
            ActionStyle.PLAIN,
            view -> isIn(AccountState.CLOSED, view),
            AccountActionService::reopen),
    DISCLOSE(StaffPage.ACCOUNT_DISCLOSE, ActionStyle.PLAIN, view -> true, AccountActionService::disclose);

    private interface Call {
        AccountActionResult on(AccountActionService accounts, long id, RequestContext context);
    }

    /** Does nothing once the account differs from {@link AccountView#seen}. */
    private interface BoundCall {
        AccountActionResult on(AccountActionService accounts, long id, String seen, RequestContext context);
    }

    private static final Set<AccountState> SPARED =
            Set.of(AccountState.OPEN, AccountState.DORMANT, AccountState.UNREGISTERED);

    private final ActionDeclaration<AccountView> declared;
    private final BoundCall call;

    AccountAction(StaffPage page, ActionStyle style, Predicate<AccountView> fits, Call call) {
        this(page, style, fits, (accounts, id, seen, context) -> call.on(accounts, id, context));
    }

    AccountAction(StaffPage page, ActionStyle style, Predicate<AccountView> fits, BoundCall call) {
        declared = new ActionDeclaration<>("accountAction", page, style, fits);
        this.call = call;
    }

    AccountActionResult carryOut(AccountActionService accounts, long id, String seen, RequestContext context) {
        return call.on(accounts, id, seen, context);
    }

    @Override
    public ActionDeclaration<AccountView> declared() {
        return declared;
    }

    @Override
    public List<Fact> facts(AccountView view) {
        return AccountFacts.before(this, view);
    }

    private static boolean isIn(AccountState state, AccountView view) {
        return view.account().state() == state;
    }

    /** Additional accounts stay open when their main one is locked. */
    private static Stream<String> spared(AccountView view) {
        long open = view.family().stream()
                .filter(relative -> relative.mainId().isPresent())
                .filter(relative -> SPARED.contains(relative.state()))
                .count();
        return open == 0 ? Stream.empty() : Stream.of(Labels.get("accountAction.LOCK.additional", open));
    }
}
