package mypage.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that get an account, or have one of which only staff know, while somebody opens one. */
class OpeningConflictTest {

    private static final String PASSWORD = "はじめての合言葉 battery staple";
    private static final String TAKEN = "【求人者マイページ】アカウントは開設済みです";

    private final TestContainer container = new TestContainer("mypage.opening.services=employer");
    private final RegistrationService registration = container.get(RegistrationService.class);
    private final TestAccount account = new TestAccount(container, Service.EMPLOYER);
    private final String email = TestAccount.newAddress();

    /** Workers of other tests would find the requests. */
    @AfterEach
    void clear() {
        account.update("delete from mail_request");
    }

    @Test
    void onlyAnOpenedAccountIsRecordedAsSuch() throws Exception {
        ask(email);
        String link = InvitationFixture.token(account.mailsTo(email).get(0));
        registration.invite(Service.EMPLOYER, email, account.context);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<PasswordByLinkResult> result = container.inTransaction(() -> {
                account.update("update account set locked_at = now() where email = ?1", email);
                Future<PasswordByLinkResult> register =
                        thread.submit(() -> registration.register(Service.EMPLOYER, link, PASSWORD, account.context));
                while (account.number("select count(*) from pg_locks where not granted") == 0) {
                    assertFalse(register.isDone());
                }
                return register;
            });
            assertEquals(new LinkInvalid(), result.get(1, TimeUnit.MINUTES));
        } finally {
            thread.shutdown();
        }
        assertEquals(
                List.of("INVITED"),
                account.rows(
                        "select e.kind from audit_event e join account a on a.id = e.account_id"
                                + " where a.email = ?1 order by e.id",
                        email));
    }

    /** A link could never open an account for it: the locked one keeps its address. */
    @Test
    void anInvitationThatStaffLockedCountsAsAnAccount() {
        TestAccount main = new TestAccount(container, Service.EMPLOYER);
        account.update("update account set main_id = ?1, password_hash = null where id = ?2", main.id, account.id);
        account.update("update account set locked_at = now(), suspended_at = now() where id = ?1", account.id);
        ask(account.email);
        assertEquals("【求人者マイページ】アカウント開設のご案内", account.lastMail().subject());

        account.update("update account set suspended_at = null where id = ?1", account.id);
        ask(account.email);
        assertEquals(TAKEN, account.lastMail().subject());
    }

    private void ask(String address) {
        registration.mailOpening(Service.EMPLOYER, address, account.context);
        container.answerMailRequests();
    }
}
