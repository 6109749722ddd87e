package mypage.admin.users;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.account.AccountService;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.platform.Slice;

/** Finds accounts for staff, those that are locked or closed too. Made for a million accounts: every look goes by an index. */
@Stateless
public class AccountDirectory {

    /** On one page. */
    public static final int PAGE = 50;

    private static final String STATE = """
            case when a.closed_at is not null then 'CLOSED' when a.locked_at is not null then 'LOCKED'
                when a.password_hash is null then 'UNREGISTERED' else 'OPEN' end""";

    private static final String LINE = "select a.id, a.service, a.email, " + STATE + " as state, a.main_id,"
            + " a.created_at, a.terms_accepted_at, a.last_sign_in_at, a.locked_at, a.closed_at from account a ";

    private static final String ADDRESS = "lower(a.email) collate \"C\"";

    /** Of each service and state the first ones, each a short walk along the index; then the first of all these. */
    static final String SEARCH =
            "select f.* from unnest(string_to_array(?1, ',')) s cross join unnest(string_to_array(?2, ',')) t"
                    + " cross join lateral ("
                    + LINE
                    + "where a.service = s and " + STATE + " = t"
                    + " and " + ADDRESS + " >= cast(?3 as text) and " + ADDRESS + " < cast(?4 as text)"
                    + " and (" + ADDRESS + ", a.id) > (cast(?5 as text), cast(?6 as bigint))"
                    + " order by " + ADDRESS + ", a.id limit ?7) f"
                    + " order by lower(f.email) collate \"C\", f.id limit ?7";

    private static final String BY_ID = LINE + "where a.id = ?1";

    private static final String ADDITIONAL = LINE + "where a.main_id = ?1 order by " + ADDRESS + ", a.id limit ?2";

    /** Behind every address that begins like the one before it. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    @PersistenceContext
    EntityManager entities;

    /**
     * The accounts whose address begins so, by address; the one that has exactly this is among the first.
     *
     * @param beginning normalized
     * @param after the account with which the page before ended; none for the first page
     */
    public Slice<AccountSummary> search(
            String beginning, Collection<Service> services, Collection<AccountState> states, Optional<Long> after) {
        Optional<AccountSummary> last = after.flatMap(this::find);
        Query query = entities.createNativeQuery(SEARCH)
                .setParameter(1, names(services))
                .setParameter(2, names(states))
                .setParameter(3, beginning)
                .setParameter(4, beginning + LAST_CHARACTER)
                .setParameter(
                        5,
                        last.map(AccountSummary::email)
                                .map(AccountService::normalize)
                                .orElse(""))
                .setParameter(6, last.map(AccountSummary::id).orElse(0L))
                .setParameter(7, PAGE + 1);
        return Slice.of(lines(query), PAGE, AccountSummary::id);
    }

    public Optional<AccountSummary> find(long id) {
        return lines(entities.createNativeQuery(BY_ID).setParameter(1, id)).stream()
                .findFirst();
    }

    /** The additional accounts of a main one, closed ones too, at most {@value #PAGE}. */
    public List<AccountSummary> additional(long mainId) {
        return lines(
                entities.createNativeQuery(ADDITIONAL).setParameter(1, mainId).setParameter(2, PAGE));
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static List<AccountSummary> lines(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(AccountDirectory::line)
                .toList();
    }

    private static AccountSummary line(Object[] row) {
        return new AccountSummary(
                (Long) row[0],
                Service.valueOf((String) row[1]),
                (String) row[2],
                AccountState.valueOf((String) row[3]),
                Optional.ofNullable((Long) row[4]),
                ((Timestamp) row[5]).toInstant(),
                time(row[6]),
                time(row[7]),
                time(row[8]),
                time(row[9]));
    }

    private static Optional<Instant> time(Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
