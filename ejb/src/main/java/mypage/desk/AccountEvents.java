package mypage.desk;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** Reads what happened to an account of late. */
@Stateless
public class AccountEvents {

    static final int LATEST = 20;

    /** Looking is audited too, and would soon be all that is shown. */
    private static final String OF_ACCOUNT = """
            select e.occurred_at, e.kind, e.outcome, s.name from audit_event e left join staff s on s.id = e.staff_id
            where e.account_id = ?1 and e.kind <> 'ACCOUNT_VIEWED'
            order by e.occurred_at desc, e.id desc limit ?2""";

    @PersistenceContext
    EntityManager entities;

    public List<AccountEvent> latest(long accountId) {
        List<?> rows = entities.createNativeQuery(OF_ACCOUNT)
                .setParameter(1, accountId)
                .setParameter(2, LATEST)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(AccountEvents::event).toList();
    }

    private static AccountEvent event(Object[] row) {
        return new AccountEvent(
                ((Timestamp) row[0]).toInstant(),
                (String) row[1],
                "FAILURE".equals(row[2]),
                Optional.ofNullable((String) row[3]));
    }
}
