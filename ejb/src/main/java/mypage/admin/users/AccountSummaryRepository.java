package mypage.admin.users;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.account.AccountState;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.Row;
import mypage.platform.Slice;

/**
 * The accounts, including locked and closed ones, as {@link AccountSummary}s. Made for a million accounts: every query
 * uses an index.
 */
@Dependent
class AccountSummaryRepository {

    /** On one page. */
    static final int PAGE = 50;

    /**
     * As in the index account_directory, which does not tell suspended accounts from other locked ones, nor dormant
     * ones from other open ones.
     */
    private static final String INDEXED_STATE = """
            case when a.closed_at is not null then 'CLOSED' when a.locked_at is not null then 'LOCKED'
                when a.password_hash is null then 'UNREGISTERED' else 'OPEN' end""";

    private static final String STATE = "case when a.closed_at is null and a.suspended_at = a.locked_at"
            + " then 'SUSPENDED' when a.locked_at is null and a.dormant_at is not null then 'DORMANT' else "
            + INDEXED_STATE + " end";

    private static final String INDEXED_AS =
            "case t when 'SUSPENDED' then 'LOCKED' when 'DORMANT' then 'OPEN' else t end";

    private static final String LINE = "select a.id, a.service, a.email, " + STATE + " as state, a.main_id,"
            + " a.created_at, a.terms_accepted_at, a.last_sign_in_at, a.locked_at, a.closed_at from account a ";

    private static final String ADDRESS = "lower(a.email) collate \"C\"";

    /**
     * The first rows of each service and state, each a short walk along the index; then the first rows of all these.
     */
    static final String SEARCH = "select f.* from unnest(string_to_array(:services, ',')) s"
            + " cross join unnest(string_to_array(:states, ',')) t"
            + " cross join lateral ("
            + LINE
            + "where a.service = s and " + INDEXED_STATE + " = " + INDEXED_AS
            + " and " + STATE + " = t"
            + " and " + ADDRESS + " >= cast(:beginning as text) and " + ADDRESS + " < cast(:end as text)"
            + " and (" + ADDRESS + ", a.id) > (cast(:email as text), cast(:id as bigint))"
            + " order by " + ADDRESS + ", a.id limit :most) f"
            + " order by lower(f.email) collate \"C\", f.id limit :most";

    private static final NativeStatement FIND = NativeStatement.of(SEARCH);

    private static final NativeStatement ONE = NativeStatement.of(LINE + "where a.id = :id");

    private static final NativeStatement ADDITIONAL =
            NativeStatement.of(LINE + "where a.main_id = :main order by " + ADDRESS + ", a.id limit :most");

    /** Sorts after every address with the same beginning. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    @PersistenceContext
    EntityManager entities;

    /**
     * The accounts whose address begins with this, sorted by address. An account with exactly this address is among
     * the first.
     *
     * @param beginning normalized
     * @param after the last account of the previous page; empty for the first page
     */
    public Slice<AccountSummary> search(
            String beginning, Collection<Service> services, Collection<AccountState> states, Optional<Long> after) {
        Optional<AccountSummary> last = after.flatMap(this::find);
        List<AccountSummary> found = FIND.in(entities)
                .set("services", names(services))
                .set("states", names(states))
                .set("beginning", beginning)
                .set("end", beginning + LAST_CHARACTER)
                .set(
                        "email",
                        last.map(AccountSummary::email)
                                .map(EmailAddress::normalize)
                                .orElse(""))
                .set("id", last.map(AccountSummary::id).orElse(0L))
                .set("most", PAGE + 1)
                .rows()
                .map(AccountSummaryRepository::summary)
                .toList();
        return Slice.of(found, PAGE, AccountSummary::id);
    }

    public Optional<AccountSummary> find(long id) {
        return ONE.in(entities).set("id", id).first().map(AccountSummaryRepository::summary);
    }

    /** The additional accounts of a main account, including closed ones, at most {@value #PAGE}. */
    public List<AccountSummary> additional(long mainId) {
        return ADDITIONAL
                .in(entities)
                .set("main", mainId)
                .set("most", PAGE)
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
