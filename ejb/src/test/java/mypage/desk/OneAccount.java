package mypage.desk;

import java.time.Instant;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountLine;
import mypage.account.AccountService;
import mypage.account.OwnerLinks;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.session.SessionService;

/** One account before a member of staff, in a database of all tests. */
abstract class OneAccount {

    static final Client STAFF = new Client("192.0.2.9", "desk", "").actingAs(7L);

    final Wired wired = new Wired();
    final AccountActsService acts = wired.get(AccountActsService.class);
    final AccountDeskService desk = wired.get(AccountDeskService.class);
    final AccountService accounts = wired.get(AccountService.class);
    final SessionService sessions = wired.get(SessionService.class);
    final OwnerLinks links = wired.get(OwnerLinks.class);
    final TestAccount account = new TestAccount(wired, Service.EMPLOYER);

    ActStep lock(TestAccount whose) {
        return acts.lock(whose.id, desk.view(whose.id, STAFF).orElseThrow().seen(), STAFF);
    }

    TestAccount additional() {
        TestAccount additional = new TestAccount(wired, Service.EMPLOYER);
        account.update("update account set main_id = ?1 where id = ?2", account.id, additional.id);
        return additional;
    }

    AccountView view() {
        return desk.view(account.id, STAFF).orElseThrow();
    }

    AccountLine line() {
        return view().account();
    }

    String session() {
        return wired.inTransaction(() -> sessions.open(account.fresh(), account.client));
    }

    Instant now() {
        return wired.clock.instant();
    }

    long staffEvents(String kind) {
        return account.number(
                "select count(*) from audit_event where account_id = ?1 and kind = ?2 and staff_id = 7",
                account.id,
                kind);
    }
}
