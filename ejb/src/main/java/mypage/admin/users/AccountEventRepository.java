package mypage.admin.users;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.AccountAuditKind;
import mypage.audit.AuditKind;
import mypage.recovery.RecoveryAuditKind;
import mypage.registration.RegistrationAuditKind;

/** Reads what happened to an account of late. */
@Stateless
public class AccountEventRepository {

    static final int LATEST = 20;

    /** What tells how an account came to be as it is. */
    private static final String TELLING = Stream.of(
                    RegistrationAuditKind.INVITED,
                    AccountAuditKind.REGISTERED,
                    AccountAuditKind.PASSWORD_CHANGED,
                    AccountAuditKind.EMAIL_CHANGED,
                    AccountAuditKind.EMAIL_RESTORED,
                    AccountAuditKind.LOCKED,
                    RecoveryAuditKind.UNLOCKED,
                    AccountAuditKind.REOPENED)
            .map(AuditKind::name)
            .collect(Collectors.joining(","));

    private static final String EVENT = """
            e.occurred_at, e.kind, e.outcome, coalesce(s.name, case when e.staff_id is not null then '-' end), e.id
            from audit_event e left join staff s on s.id = e.staff_id
            where e.account_id = ?1 and\s""";

    /** Looking is audited too, and would soon be all that is shown. */
    private static final String OF_ACCOUNT =
            "select " + EVENT + "e.kind <> 'ACCOUNT_VIEWED' order by e.occurred_at desc, e.id desc limit ?2";

    private static final String NEWEST = "select n.* from (select distinct on (e.kind) " + EVENT
            + "e.kind = any (string_to_array(?2, ',')) order by e.kind, e.occurred_at desc, e.id desc) n"
            + " order by n.occurred_at desc, n.id desc";

    @PersistenceContext
    EntityManager entities;

    public List<AccountEvent> latest(long accountId) {
        return events(entities.createNativeQuery(OF_ACCOUNT).setParameter(2, LATEST), accountId);
    }

    /** The newest one of each kind that tells how the account came to be as it is, however long ago; the newest first. */
    public List<AccountEvent> turns(long accountId) {
        return events(entities.createNativeQuery(NEWEST).setParameter(2, TELLING), accountId);
    }

    private static List<AccountEvent> events(Query query, long accountId) {
        List<?> rows = query.setParameter(1, accountId).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(AccountEventRepository::event)
                .toList();
    }

    private static AccountEvent event(Object[] row) {
        return new AccountEvent(
                ((Timestamp) row[0]).toInstant(),
                (String) row[1],
                "FAILURE".equals(row[2]),
                Optional.ofNullable((String) row[3]));
    }
}
