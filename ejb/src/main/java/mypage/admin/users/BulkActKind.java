package mypage.admin.users;

import mypage.platform.RequestContext;

/** What staff do to all accounts of a file. The names are stored. */
public enum BulkActKind {
    LOCK(AccountActionTransactions::lock),
    SESSIONS(AccountActionTransactions::endSessions),
    /** Every browser is asked for the one-time password again. */
    RESUME(AccountActionTransactions::resumeOtp);

    private interface Call {
        AccountActionResult on(AccountActionTransactions actions, long id, String seen, RequestContext context);
    }

    private final Call call;

    BulkActKind(Call call) {
        this.call = call;
    }

    AccountActionResult carryOut(AccountActionTransactions actions, long id, String seen, RequestContext context) {
        return call.on(actions, id, seen, context);
    }
}
