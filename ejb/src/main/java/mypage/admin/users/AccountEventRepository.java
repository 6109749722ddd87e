package mypage.admin.users;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.AccountAuditKind;
import mypage.audit.AuditKind;
import mypage.platform.ActReason;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;
import mypage.platform.Row;
import mypage.recovery.RecoveryAuditKind;
import mypage.registration.RegistrationAuditKind;

/** The audit events of an account, as {@link AccountEvent}s. */
@Dependent
class AccountEventRepository {

    static final int MOST = 20;

    /** The kinds that explain the present state of an account. */
    private static final String EXPLAINING = Stream.of(
                    RegistrationAuditKind.INVITED,
                    AccountAuditKind.REGISTERED,
                    AccountAuditKind.PASSWORD_CHANGED,
                    AccountAuditKind.EMAIL_CHANGED,
                    AccountAuditKind.EMAIL_RESTORED,
                    AccountAuditKind.LOCKED,
                    AccountAuditKind.SUSPENDED,
                    RecoveryAuditKind.UNLOCKED,
                    AccountAuditKind.REOPENED)
            .map(AuditKind::name)
            .collect(Collectors.joining(","));

    private static final String EVENT = """
            e.occurred_at, e.kind, e.outcome, coalesce(s.name, case when e.staff_id is not null then '-' end), e.id,
                r.reason, r.note, r.office
            from audit_event e left join staff s on s.id = e.staff_id left join act_reason r on r.event_id = e.id
            where e.account_id = :account and\s""";

    /** Without views by staff, which are audited too and would soon fill the list. */
    private static final NativeStatement LATEST = NativeStatement.of("select " + EVENT
            + "e.kind not in ('ACCOUNT_VIEWED', 'REQUEST_VIEWED') order by e.occurred_at desc, e.id desc limit :most");

    private static final NativeStatement NEWEST =
            NativeStatement.of("select n.* from (select distinct on (e.kind) " + EVENT
                    + "e.kind = any (string_to_array(:kinds, ',')) order by e.kind, e.occurred_at desc, e.id desc) n"
                    + " order by n.occurred_at desc, n.id desc");

    @PersistenceContext
    EntityManager entities;

    List<AccountEvent> latest(long accountId) {
        return events(LATEST.in(entities).set("most", MOST), accountId);
    }

    /** The newest event of each kind that explains the present state, however old; the newest first. */
    List<AccountEvent> turns(long accountId) {
        return events(NEWEST.in(entities).set("kinds", EXPLAINING), accountId);
    }

    private static List<AccountEvent> events(Execution query, long accountId) {
        return query.set("account", accountId)
                .rows()
                .map(AccountEventRepository::event)
                .toList();
    }

    private static AccountEvent event(Row row) {
        return new AccountEvent(
                row.time(0),
                row.text(1),
                "FAILURE".equals(row.text(2)),
                Optional.ofNullable(row.text(3)),
                ActReason.in(row, 5));
    }
}
