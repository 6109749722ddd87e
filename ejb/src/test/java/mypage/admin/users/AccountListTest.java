package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountState;
import mypage.account.Service;
import org.junit.jupiter.api.Test;

/** The accounts that staff may have to do something about, found without an address. */
class AccountListTest {

    private static final List<Service> ALL = List.of(Service.values());

    private final TestContainer container = new TestContainer();
    private final AccountSummaryRepository directory = container.get(AccountSummaryRepository.class);

    /** From the last change to the first or the other way round, page by page, without what is not asked for. */
    @Test
    void listsAccountsInAStateInTheOrderOfTime() {
        for (var list : Map.of(
                        AccountState.LOCKED, "locked_at = ?2",
                        AccountState.SUSPENDED, "locked_at = ?2, suspended_at = ?2",
                        AccountState.DORMANT, "dormant_at = ?2")
                .entrySet()) {
            List<Long> made = List.of("2001-01-01", "2001-01-02", "2001-01-03").stream()
                    .map(day -> marked(list.getValue(), day))
                    .toList();
            String locked = list.getValue().contains("locked_at") ? "" : ", locked_at = now()";
            marked(list.getValue() + locked + ", closed_at = now()", "2001-01-02");

            assertEquals(
                    made, page(list.getKey(), false, true, Optional.empty()).subList(0, 3));
            assertEquals(
                    List.of(made.get(1), made.get(0)),
                    page(list.getKey(), false, false, Optional.of(made.get(2))).subList(0, 2));
        }
    }

    @Test
    void listsAccountsWhoseMailsComeBack() {
        long first = marked("undelivered_at = ?2", "2002-01-01");
        long dormant = marked("undelivered_at = ?2, dormant_at = ?2", "2002-01-02");

        assertEquals(
                List.of(first, dormant), ids(undelivered("", Optional.empty())).subList(0, 2));
        assertEquals(
                List.of(dormant),
                ids(undelivered("", Optional.of(AccountState.DORMANT))).subList(0, 1));
        String email = directory.find(dormant).orElseThrow().email();
        assertEquals(List.of(dormant), ids(undelivered(email, Optional.empty())));
    }

    private AccountQuery undelivered(String typed, Optional<AccountState> state) {
        return new AccountQuery(typed, Optional.empty(), ALL, state, true, true, 20, Optional.empty());
    }

    private long marked(String how, String day) {
        TestAccount made = new TestAccount(container);
        made.update("update account set " + how + " where id = ?1", made.id, java.sql.Date.valueOf(day));
        return made.id;
    }

    private List<Long> page(AccountState state, boolean undelivered, boolean oldest, Optional<Long> after) {
        return ids(new AccountQuery("", Optional.empty(), ALL, Optional.of(state), undelivered, oldest, 20, after));
    }

    private List<Long> ids(AccountQuery query) {
        return directory.search(query).rows().stream().map(AccountSummary::id).toList();
    }
}
