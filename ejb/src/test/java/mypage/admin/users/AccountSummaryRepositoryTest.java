package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.admin.users.AccountSummaryRepository.TimeList;
import mypage.platform.NativeStatement;
import mypage.platform.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountSummaryRepositoryTest {

    private static final List<Service> ALL = List.of(Service.values());

    private static final String INSERT = """
            insert into account (id, service, email, password_hash, created_at, locked_at, closed_at)
            select nextval('id_seq'), ?1, ?2 || n || '@Example.jp', 'x', now(),
                case when ?3 <> 'OPEN' then now() end, case when ?3 = 'CLOSED' then now() end
            from generate_series(10, cast(?4 as int)) n""";

    private final TestContainer container = new TestContainer();
    private final AccountSummaryRepository directory = container.get(AccountSummaryRepository.class);
    private final TestAccount account = new TestAccount(container);
    private final String stem = UUID.randomUUID().toString();

    @Test
    void findsAccountsOfEveryStateByPrefix() {
        insert(Service.SEEKER, "OPEN", 10);
        insert(Service.EMPLOYER, "LOCKED", 10);
        insert(Service.SEEKER, "CLOSED", 11);

        assertEquals(
                List.of("OPEN", "LOCKED", "CLOSED", "CLOSED").stream().sorted().toList(),
                states(stem).stream().sorted().toList());
        assertEquals(3, states(stem + "10").size());
        assertEquals(3, states(stem + "10@example.jp").size());
        assertEquals(List.of(), states(stem + "_"));
        assertEquals(List.of(), states(stem + "%"));
        assertEquals(
                1,
                directory
                        .search(AccountQuery.of(
                                stem, List.of(Service.EMPLOYER), Optional.of(AccountState.LOCKED), Optional.empty()))
                        .rows()
                        .size());
    }

    /** Going through all services and states, none is left out or shown twice. */
    @Test
    void eachPageContinuesThePreviousOne() {
        insert(Service.SEEKER, "OPEN", 49);
        insert(Service.EMPLOYER, "LOCKED", 49);
        insert(Service.JOB_INFORMATION, "CLOSED", 49);

        var first = search(Optional.empty());
        var second = search(first.next().map(Long::valueOf));
        var third = search(second.next().map(Long::valueOf));

        assertEquals(
                List.of(50, 50, 20),
                List.of(first, second, third).stream()
                        .map(page -> page.rows().size())
                        .toList());
        assertTrue(third.next().isEmpty());
        List<String> all = List.of(first, second, third).stream()
                .flatMap(page -> page.rows().stream())
                .map(line -> line.email() + line.service())
                .toList();
        assertEquals(120, all.stream().distinct().count());
        List<String> addresses = all.stream().map(line -> line.split("@")[0]).toList();
        assertEquals(addresses.stream().sorted().toList(), addresses);
    }

    /** For any distribution of accounts: a search in another order would read all matches. */
    @Test
    void searchesUseTheirIndexes() {
        assertUsed("account_address", AccountSummaryRepository.BY_ADDRESS);
        assertUsed("account_domain", AccountSummaryRepository.BY_DOMAIN);
    }

    private void assertUsed(String index, String search) {
        String steps = plan(search, "key", "abc");
        String condition = steps.lines()
                .filter(line -> line.contains("Index Cond"))
                .findFirst()
                .orElse("");
        assertTrue(steps.contains("using " + index + " on") && !steps.contains("Seq Scan"), steps);
        assertTrue(condition.contains("ROW(") && condition.contains(">="), steps);
        assertTrue(steps.lines().filter(line -> line.contains("Sort Key")).count() == 1, steps);
    }

    @ParameterizedTest
    @EnumSource
    void listsInTheOrderOfTimeUseTheirIndexes(TimeList list) {
        for (boolean oldest : new boolean[] {true, false}) {
            String steps = plan(list.statement(false, oldest), "time", container.clock.instant());
            assertTrue(steps.contains(" using account_" + list.name().toLowerCase(Locale.ROOT) + " on"), steps);
            assertTrue(!steps.contains("Sort Key") && steps.contains("ROW("), steps);
        }
    }

    /** Few rows could be sorted as well. */
    private String plan(String search, String key, Object value) {
        return container.inTransaction(() -> {
            if (key.equals("time")) {
                container
                        .entities()
                        .createNativeQuery("set local enable_sort = off")
                        .executeUpdate();
            }
            container
                    .entities()
                    .createNativeQuery("set local enable_seqscan = off")
                    .executeUpdate();
            container
                    .entities()
                    .createNativeQuery("set local enable_bitmapscan = off")
                    .executeUpdate();
            return NativeStatement.of("explain " + search)
                    .in(container.entities())
                    .set("services", "SEEKER,EMPLOYER")
                    .set("states", "OPEN,LOCKED")
                    .set("beginning", "abc")
                    .set("end", "abd")
                    .set(key, value)
                    .set("id", 7L)
                    .set("most", 51)
                    .results(String.class)
                    .collect(Collectors.joining("\n"));
        });
    }

    @Test
    void findsAccountsOfADomainByItsBeginning() {
        String domain = stem + ".example";
        account.update("update account set email = ?2 where id = ?1", account.id, "Taro@" + domain);
        TestAccount second = new TestAccount(container);
        second.update("update account set email = ?2, locked_at = now() where id = ?1", second.id, "hanako@" + domain);

        assertEquals(List.of(second.id, account.id), ids(domain(domain, 20, Optional.empty())));
        assertEquals(List.of(second.id), ids(domain(stem, 1, Optional.empty())));
        assertEquals(List.of(account.id), ids(domain(stem, 1, Optional.of(second.id))));
        assertEquals(List.of(), ids(domain("xample", 20, Optional.empty())));
        assertEquals(
                List.of(account.id),
                ids(new AccountQuery(
                        "@" + domain,
                        Optional.empty(),
                        ALL,
                        Optional.of(AccountState.OPEN),
                        false,
                        false,
                        20,
                        Optional.empty())));
    }

    private static AccountQuery domain(String beginning, int size, Optional<Long> after) {
        return new AccountQuery("@" + beginning, Optional.empty(), ALL, Optional.empty(), false, false, size, after);
    }

    private List<Long> ids(AccountQuery query) {
        return directory.search(query).rows().stream().map(AccountSummary::id).toList();
    }

    @Test
    void findsTheFamilyOfAnAccount() {
        TestAccount additional = new TestAccount(container);
        account.update("update account set main_id = ?1 where id = ?2", account.id, additional.id);

        assertEquals(
                List.of(additional.id),
                directory.additional(account.id).stream()
                        .map(AccountSummary::id)
                        .toList());
        assertEquals(List.of(additional.id), ids(inFamily("", ALL, Optional.empty(), false)));
        assertEquals(
                Optional.of(account.id),
                directory.find(additional.id).orElseThrow().mainId());
        assertEquals(Optional.empty(), directory.find(-1));
    }

    @Test
    void theOtherFiltersApplyToAFamilyToo() {
        TestAccount additional = new TestAccount(container);
        account.update("update account set main_id = ?1 where id = ?2", account.id, additional.id);

        assertEquals(List.of(additional.id), ids(inFamily(additional.email, ALL, Optional.empty(), false)));
        assertEquals(List.of(additional.id), ids(inFamily("@example", ALL, Optional.of(AccountState.OPEN), false)));
        assertEquals(List.of(), ids(inFamily(account.email, ALL, Optional.empty(), false)));
        assertEquals(List.of(), ids(inFamily("@elsewhere", ALL, Optional.empty(), false)));
        assertEquals(List.of(), ids(inFamily("", List.of(Service.EMPLOYER), Optional.empty(), false)));
        assertEquals(List.of(), ids(inFamily("", ALL, Optional.of(AccountState.LOCKED), false)));
        assertEquals(List.of(), ids(inFamily("", ALL, Optional.empty(), true)));
    }

    private AccountQuery inFamily(
            String typed, List<Service> services, Optional<AccountState> state, boolean undelivered) {
        return new AccountQuery(
                typed, Optional.of(account.id), services, state, undelivered, false, 20, Optional.empty());
    }

    private void insert(Service service, String state, int last) {
        account.update(INSERT, service.name(), stem, state, last);
    }

    private Slice<AccountSummary> search(Optional<Long> after) {
        return directory.search(AccountQuery.of(stem, ALL, Optional.empty(), after));
    }

    private List<String> states(String beginning) {
        return directory.search(AccountQuery.of(beginning, ALL, Optional.empty(), Optional.empty())).rows().stream()
                .map(line -> line.state().name())
                .toList();
    }
}
