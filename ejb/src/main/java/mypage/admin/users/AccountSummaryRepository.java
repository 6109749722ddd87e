package mypage.admin.users;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.account.AccountState;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;
import mypage.platform.Row;
import mypage.platform.Slice;

/**
 * The accounts, including locked and closed ones, as {@link AccountSummary}s. Made for a million accounts: every query
 * uses an index.
 */
@Dependent
class AccountSummaryRepository {

    private static final int LARGEST_FAMILY = 50;

    /** As in the indexes account_address and account_domain. */
    static final String STATE = """
            case when a.closed_at is not null then 'CLOSED' when a.suspended_at = a.locked_at then 'SUSPENDED'
                when a.locked_at is not null then 'LOCKED' when a.password_hash is null then 'UNREGISTERED'
                when a.dormant_at is not null then 'DORMANT' else 'OPEN' end""";

    private static final String COLUMNS = "select a.id, a.service, a.email, " + STATE + " as state, a.main_id,"
            + " a.created_at, a.terms_accepted_at, a.last_sign_in_at, a.locked_at, a.closed_at";

    private static final String LINE = COLUMNS + " from account a ";

    private static final String ADDRESS = "lower(a.email) collate \"C\"";

    /** As {@link #domainFirst} says it. */
    private static final String DOMAIN =
            "(split_part(lower(a.email), '@', 2) || '@' || split_part(lower(a.email), '@', 1)) collate \"C\"";

    private static final String IN_RANGE = " and KEY >= cast(:beginning as text) and KEY < cast(:end as text)";

    /**
     * The first rows of each service and state, each a short walk along the index; then the first rows of all these.
     */
    private static final String SEARCH = "select f.* from unnest(string_to_array(:services, ',')) s"
            + " cross join unnest(string_to_array(:states, ',')) t"
            + " cross join lateral ("
            + COLUMNS
            + ", KEY as key from account a where a.service = s and " + STATE + " = t" + IN_RANGE
            + " and (KEY, a.id) > (cast(:key as text), cast(:id as bigint))"
            + " order by KEY, a.id limit :most) f"
            + " order by f.key, f.id limit :most";

    static final String BY_ADDRESS = SEARCH.replace("KEY", ADDRESS);

    static final String BY_DOMAIN = SEARCH.replace("KEY", DOMAIN);

    private static final String CHOSEN = STATE
            + " = any (string_to_array(:states, ',')) and a.service = any (string_to_array(:services, ','))" + IN_RANGE;

    /** A walk along the partial index by the time. */
    private static final String IN_ORDER_OF_TIME = LINE + "where CONDITION and " + CHOSEN
            + " and (TIME, a.id) BEFORE (cast(:time as timestamptz), cast(:id as bigint))"
            + " order by TIME ORDER, a.id ORDER limit :most";

    private static final NativeStatement FIND_BY_ADDRESS = NativeStatement.of(BY_ADDRESS);

    private static final NativeStatement FIND_BY_DOMAIN = NativeStatement.of(BY_DOMAIN);

    private static final NativeStatement ONE = NativeStatement.of(LINE + "where a.id = :id");

    private static final NativeStatement TIME =
            NativeStatement.of("select locked_at, dormant_at, undelivered_at from account where id = :id");

    private static final NativeStatement ADDITIONAL = NativeStatement.of(LINE + "where a.main_id = :main and ("
            + ADDRESS + ", a.id) > (cast(:key as text), cast(:id as bigint)) order by " + ADDRESS
            + ", a.id limit :most");

    /** Of the few in a family; the index of the main account finds them. */
    private static final String IN_FAMILY = LINE + "where a.main_id = :main and CONDITION and " + CHOSEN
            + " and (KEY, a.id) > (cast(:key as text), cast(:id as bigint)) order by KEY, a.id limit :most";

    /** Sorts after every address with the same beginning. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant LAST_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** The lists by time, each with its index. */
    enum TimeList {
        LOCKED("a.locked_at", "a.locked_at is not null and a.closed_at is null"),
        DORMANT("a.dormant_at", "a.dormant_at is not null"),
        UNDELIVERED("a.undelivered_at", "a.undelivered_at is not null");

        private final String time;
        private final String condition;

        TimeList(String time, String condition) {
            this.time = time;
            this.condition = condition;
        }

        static TimeList of(AccountQuery query) {
            if (query.undelivered()) {
                return UNDELIVERED;
            }
            return query.state().filter(AccountState.DORMANT::equals).isPresent() ? DORMANT : LOCKED;
        }

        String statement(boolean domain, boolean oldest) {
            return IN_ORDER_OF_TIME
                    .replace("CONDITION", condition)
                    .replace("TIME", time)
                    .replace("KEY", domain ? AccountSummaryRepository.DOMAIN : ADDRESS)
                    .replace("BEFORE", oldest ? ">" : "<")
                    .replace("ORDER", oldest ? "asc" : "desc");
        }
    }

    @PersistenceContext
    EntityManager entities;

    /** The accounts that a query asks for. An account with exactly the typed address is among the first. */
    Slice<AccountSummary> search(AccountQuery query) {
        Optional<AccountSummary> last = query.after().flatMap(this::find);
        Execution found = query.main().isPresent()
                ? inFamily(query, query.main().get(), last)
                : query.isInOrderOfTime() ? inOrderOfTime(query, last) : byKey(query, last);
        return Slice.of(rows(found, query.size() + 1), query.size(), AccountSummary::id);
    }

    private Execution byKey(AccountQuery query, Optional<AccountSummary> last) {
        NativeStatement statement = query.isDomain() ? FIND_BY_DOMAIN : FIND_BY_ADDRESS;
        return after(chosen(statement.in(entities), query), last, query.isDomain());
    }

    private Execution inFamily(AccountQuery query, long main, Optional<AccountSummary> last) {
        NativeStatement statement = NativeStatement.of(IN_FAMILY
                .replace("CONDITION", query.undelivered() ? TimeList.UNDELIVERED.condition : "true")
                .replace("KEY", query.isDomain() ? DOMAIN : ADDRESS));
        return after(chosen(statement.in(entities).set("main", main), query), last, query.isDomain());
    }

    private Execution inOrderOfTime(AccountQuery query, Optional<AccountSummary> last) {
        TimeList list = TimeList.of(query);
        Instant end = query.oldest() ? FIRST_TIME : LAST_TIME;
        return chosen(
                        NativeStatement.of(list.statement(query.isDomain(), query.oldest()))
                                .in(entities),
                        query)
                .set("time", last.map(account -> time(list, account.id())).orElse(end))
                .set("id", last.map(AccountSummary::id).orElse(0L));
    }

    private Instant time(TimeList list, long id) {
        return TIME.in(entities)
                .set("id", id)
                .first()
                .map(row -> row.time(list.ordinal()))
                .orElse(LAST_TIME);
    }

    private static Execution chosen(Execution statement, AccountQuery query) {
        return statement
                .set("services", names(query.services()))
                .set("states", names(query.states()))
                .set("beginning", query.beginning())
                .set("end", query.beginning() + LAST_CHARACTER);
    }

    private static Execution after(Execution statement, Optional<AccountSummary> last, boolean domain) {
        return statement
                .set(
                        "key",
                        last.map(AccountSummary::email)
                                .map(EmailAddress::normalize)
                                .map(email -> domain ? domainFirst(email) : email)
                                .orElse(""))
                .set("id", last.map(AccountSummary::id).orElse(0L));
    }

    private static String domainFirst(String email) {
        String[] parts = email.split("@", -1);
        return parts[1] + "@" + parts[0];
    }

    Optional<AccountSummary> find(long id) {
        return ONE.in(entities).set("id", id).first().map(AccountSummaryRepository::summary);
    }

    /** The additional accounts of a main account, including closed ones, at most {@value #LARGEST_FAMILY}. */
    List<AccountSummary> additional(long mainId) {
        return rows(after(ADDITIONAL.in(entities).set("main", mainId), Optional.empty(), false), LARGEST_FAMILY);
    }

    private static List<AccountSummary> rows(Execution statement, int most) {
        return statement
                .set("most", most)
                .rows()
                .map(AccountSummaryRepository::summary)
                .toList();
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static AccountSummary summary(Row row) {
        return new AccountSummary(
                row.number(0),
                Service.valueOf(row.text(1)),
                row.text(2),
                AccountState.valueOf(row.text(3)),
                Optional.ofNullable(row.numberOrNull(4)),
                row.time(5),
                Optional.ofNullable(row.time(6)),
                Optional.ofNullable(row.time(7)),
                Optional.ofNullable(row.time(8)),
                Optional.ofNullable(row.time(9)));
    }
}
