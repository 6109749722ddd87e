package mypage.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import mypage.TestAccount;
import mypage.TestContainer;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.junit.jupiter.api.Test;

class AccountServiceTest {

    private final TestContainer container = new TestContainer();
    private final AccountService accounts = container.get(AccountService.class);
    private final TestAccount account = new TestAccount(container);

    /** Every sign-in starts with it: among a million accounts, anything else would occupy all processors. */
    @Test
    void findsAnAddressByItsIndex() {
        accounts.find(account.service, account.email);
        String sql = container.inTransaction(() -> container
                .entities()
                .createNamedQuery(Account.BY_EMAIL)
                .unwrap(DatabaseQuery.class)
                .getSQLString());
        assertEquals(2, sql.chars().filter(c -> c == '?').count(), sql);

        List<?> plan = container.inTransaction(() -> {
            container
                    .entities()
                    .createNativeQuery("set local enable_seqscan = off")
                    .executeUpdate();
            return container
                    .entities()
                    .createNativeQuery(
                            "explain " + sql.replaceFirst("\\?", "'SEEKER'").replaceFirst("\\?", "'a'"))
                    .getResultList();
        });

        String steps = plan.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        assertTrue(steps.contains("account_service_email") && !steps.contains("Seq Scan"), sql + "\n" + steps);
    }

    @Test
    void locksAnAccountOnceAndNoClosedAccount() {
        assertTrue(accounts.lock(account.service, account.id, account.context));
        assertFalse(accounts.lock(account.service, account.id, account.context));
        assertEquals(List.of("LOCKED"), account.audited());
    }
}
