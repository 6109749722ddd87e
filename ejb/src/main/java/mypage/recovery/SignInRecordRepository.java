package mypage.recovery;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mypage.audit.AuditEvent;
import mypage.platform.NativeStatement;
import mypage.platform.Network;
import mypage.platform.Row;
import mypage.platform.Slice;

/** The audit events of an account that tell who tried to sign in, as {@link SignInRecord}s. */
@Dependent
class SignInRecordRepository {

    /** On one page. */
    static final int PAGE = 20;

    private static final String COLUMNS = "select a.id, a.occurred_at, a.kind, a.browser, a.client_address, "
            + AuditEvent.REQUESTS + " from audit_event a where a.account_id = :account and a.occurred_at > :since";

    private static final String TOLD = " and a.kind in ('SIGNED_IN', 'PASSWORD_REFUSED', 'OTP_ISSUED', 'OTP_WRONG',"
            + " 'OTP_REFUSED', 'OTP_EXPIRED', 'OTP_WITHHELD')";

    /**
     * A mailed code is listed unless the same browser got on: with the code, or with a later one. Many people have a
     * browser of the same family, so the address has to be the same too. Whether a sign-in skipped the code is not
     * told.
     */
    private static final String LISTED = TOLD + """
             and (a.kind <> 'OTP_ISSUED' or not exists (
                select from audit_event n where n.account_id = a.account_id and n.occurred_at >= a.occurred_at
                    and n.occurred_at < a.occurred_at + interval '1 hour'
                    and n.kind in ('SIGNED_IN', 'OTP_RIGHT', 'CONFIRMED')
                    and n.browser is not distinct from a.browser
                    and n.client_address is not distinct from a.client_address))""";

    /** Walks along the index of the account. */
    static final String PAGE_OF = COLUMNS + LISTED
            + " and (a.occurred_at, a.id) < (cast(:before as timestamptz), cast(:id as bigint))"
            + " order by a.occurred_at desc, a.id desc limit :most";

    private static final NativeStatement LIST = NativeStatement.of(PAGE_OF);

    private static final NativeStatement ONE = NativeStatement.of(COLUMNS + TOLD + " and a.id = :id");

    @PersistenceContext
    EntityManager entities;

    /**
     * The newest ones.
     *
     * @param before the last one of the page before; empty for the first page
     */
    Slice<SignInRecord> list(long accountId, Instant since, Optional<SignInRecord> before, Instant now) {
        List<SignInRecord> found = LIST.in(entities)
                .set("account", accountId)
                .set("since", since)
                .set("before", before.map(SignInRecord::at).orElse(now.plusSeconds(1)))
                .set("id", before.map(SignInRecord::id).orElse(0L))
                .set("most", PAGE + 1)
                .rows()
                .map(SignInRecordRepository::entry)
                .toList();
        return Slice.of(found, PAGE, SignInRecord::id);
    }

    Optional<SignInRecord> find(long accountId, Instant since, long id) {
        return ONE.in(entities)
                .set("account", accountId)
                .set("since", since)
                .set("id", id)
                .first()
                .map(SignInRecordRepository::entry);
    }

    private static SignInRecord entry(Row row) {
        return new SignInRecord(
                row.number(0),
                row.time(1),
                SignInOutcome.of(row.text(2)),
                Objects.requireNonNullElse(row.text(3), ""),
                Network.coarse(Objects.requireNonNullElse(row.text(4), "")),
                row.number(5));
    }
}
