package mypage.admin.users;

import java.time.Instant;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.platform.RequestContext;
import mypage.session.SessionService;

/** An account that a member of staff looks at, in a database that all tests share. */
public abstract class AccountFixture {

    public static final RequestContext STAFF = new RequestContext("192.0.2.9", "desk", "").actingAs(7L);

    public final TestContainer container = new TestContainer();
    public final AccountActionService actions = container.get(AccountActionService.class);
    public final AccountLookupService lookup = container.get(AccountLookupService.class);
    public final AccountService accounts = container.get(AccountService.class);
    public final SessionService sessions = container.get(SessionService.class);
    public final AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
    public final TestAccount account = new TestAccount(container, Service.EMPLOYER);

    public AccountActionResult lock(TestAccount whose) {
        return actions.lock(whose.id, lookup.view(whose.id, STAFF).orElseThrow().seen(), STAFF);
    }

    public TestAccount additional() {
        TestAccount additional = new TestAccount(container, Service.EMPLOYER);
        account.update("update account set main_id = ?1 where id = ?2", account.id, additional.id);
        return additional;
    }

    public AccountView view() {
        return lookup.view(account.id, STAFF).orElseThrow();
    }

    public AccountSummary line() {
        return view().account();
    }

    public String session() {
        return container.inTransaction(() -> sessions.open(account.fresh(), account.context));
    }

    public Instant now() {
        return container.clock.instant();
    }

    public long staffEvents(String kind) {
        return account.number(
                "select count(*) from audit_event where account_id = ?1 and kind = ?2 and staff_id = 7",
                account.id,
                kind);
    }
}
