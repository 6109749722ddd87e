package mypage.web.admin.users;

import mypage.account.AccountState;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountSummary;
import mypage.web.admin.site.Labels;

/** Labels of accounts. */
final class AccountLabels {

    private AccountLabels() {}

    static String of(AccountState state) {
        return Labels.get("account.state." + state);
    }

    /** Whether nobody can sign in to such an account. */
    static boolean isBad(AccountState state) {
        return switch (state) {
            case SUSPENDED, LOCKED, CLOSED -> true;
            case UNREGISTERED, DORMANT, OPEN -> false;
        };
    }

    static String of(AccountActionResult result) {
        return Labels.get("accountAction.not." + result);
    }

    static String family(AccountSummary account) {
        return account.mainId().isPresent() ? Labels.get("account.additional") : Labels.get("account.main");
    }
}
