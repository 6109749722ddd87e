package mypage.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import mypage.platform.ReadByPages;
import mypage.platform.RequestContext;

/**
 * One act of signing in or of administration; written in the act's own transaction, never changed (the database refuses
 * to), and taken into a seal of the chain soon after, see {@link AuditSeal}. Holds no secret.
 */
@Entity
@ReadByPages
@Table(name = "audit_event")
@NamedNativeQuery(name = AuditEvent.SEARCH, query = """
                select id, occurred_at, kind, outcome, account_id, service, client_address, request_id, staff_id, target_id
                from audit_event
                where (occurred_at, id) < (cast(?1 as timestamptz), cast(?2 as bigint))
                    and occurred_at >= cast(?3 as timestamptz)
                    and (?4 = '' or account_id = any (cast(string_to_array(?4, ',') as bigint[])))
                    and (?5 = '' or staff_id = any (cast(string_to_array(?5, ',') as bigint[])))
                    and (?6 = '' or client_address = ?6)
                    and (?7 = '' or kind = ?7)
                    and (?8 = '' or outcome = ?8)
                    and (?9 = '' or service = ?9)
                order by occurred_at desc, id desc limit cast(?10 as integer)""")
// Planned for the values at hand, what is not asked for vanishes from the search, and an index serves the rest. Where
// too
// few events meet it, the database gives up while we still wait for it, and goes on for nobody.
@NamedNativeQuery(
        name = AuditEvent.PREPARE_SEARCH,
        query = "select set_config('plan_cache_mode', 'force_custom_plan', true),"
                + " set_config('statement_timeout', cast(?1 as text), true)")
public class AuditEvent {

    public static final String SEARCH = "AuditEvent.search";
    public static final String PREPARE_SEARCH = "AuditEvent.prepareSearch";

    /** Whether somebody got what was asked for. */
    public enum Outcome {
        SUCCESS,
        FAILURE
    }

    /** What happened; a success unless it says otherwise. */
    public enum Kind {
        PASSWORD_REFUSED(Outcome.FAILURE),
        /** Not judged, since there had been too many tries. */
        PASSWORD_DELAYED(Outcome.FAILURE),
        /** The password was right, but too many codes were mailed, or too many wrong ones typed. */
        OTP_WITHHELD(Outcome.FAILURE),
        PASS_ISSUED,
        PASS_REFUSED(Outcome.FAILURE),
        PASS_USED,
        OTP_ISSUED,
        OTP_WRONG(Outcome.FAILURE),
        /** A code that could not be tried any more: used, replaced, tried too often or never asked for. */
        OTP_REFUSED(Outcome.FAILURE),
        /** A code that was typed after its end. */
        OTP_EXPIRED(Outcome.FAILURE),
        /** The right code, with nobody signed in yet; where somebody is, SIGNED_IN says it. */
        OTP_RIGHT,
        OTP_SKIPPED,
        SKIP_SET,
        SKIP_ENDED,
        SIGNED_IN,
        SIGNED_OUT,
        SESSION_ENDED,
        NOT_ME,
        PASSWORD_CHANGED,
        CONFIRMED,
        EMAIL_CHANGED,
        /** The former address was given back by the link that was mailed to it. */
        EMAIL_RESTORED,
        LOCKED,
        INVITED,
        REGISTERED,
        RESET_REQUESTED,
        /** A code was mailed to an address that is to become the account's. */
        ADDRESS_PROOF_ISSUED,
        ADDRESS_PROOF_WRONG(Outcome.FAILURE),
        /** The address belongs to another account by now. */
        ADDRESS_TAKEN(Outcome.FAILURE),
        /** The main account removed this additional one. */
        REMOVED,
        CLOSED,
        REOPENED,
        REQUEST_OPENED,
        REQUEST_REVIEWED,
        REQUEST_APPROVED,
        REQUEST_REJECTED,
        REQUEST_WITHDRAWN,
        REQUEST_OBJECTED,
        /** What a member of staff asked for is not allowed, or came too late. */
        REQUEST_REFUSED(Outcome.FAILURE),
        REQUEST_PROOF_MAILED,
        REQUEST_COMPLETED,
        STAFF_INVITED,
        /** Both factors were chosen, by the link of an invitation. */
        STAFF_ENROLLED,
        STAFF_PASSWORD_REFUSED(Outcome.FAILURE),
        STAFF_CODE_REFUSED(Outcome.FAILURE),
        STAFF_SIGNED_IN,
        STAFF_SIGNED_OUT,
        /** Beside STAFF_SIGNED_IN, which tells whether that was all it took. */
        STAFF_CODE_USED,
        STAFF_PASSWORD_CHANGED,
        STAFF_CODES_RENEWED,
        STAFF_GIVEN_OPERATE,
        STAFF_GIVEN_APPROVE,
        STAFF_GIVEN_MANAGE,
        STAFF_TAKEN_OPERATE,
        STAFF_TAKEN_APPROVE,
        STAFF_TAKEN_MANAGE,
        /** Password, app, recovery codes and sessions at once; STAFF_INVITED beside it is the new link. */
        STAFF_FACTORS_ENDED,
        STAFF_DISABLED,
        STAFF_ENABLED,
        /** A page or an act that the member's roles don't hold. */
        STAFF_FORBIDDEN(Outcome.FAILURE),
        ACCOUNT_SEARCHED,
        ACCOUNT_VIEWED,
        UNLOCKED,
        ACCESS_ENDED,
        /** Strangers can try the account's password again at once; a member of staff all that was tried too often. */
        TRIES_GIVEN_BACK,
        MAIL_RETRIED,
        STOP_SET,
        STOP_CHANGED,
        STOP_ENDED,
        NOTICE_CHANGED,
        NOTICE_REMOVED,
        LAUNCH_CHANGED,
        FAQ_CHANGED,
        AUDIT_SEARCHED,
        AUDIT_EXPORTED,
        AUDIT_CHECKED,
        IMPORT_UPLOADED,
        IMPORT_CONFIRMED,
        IMPORT_CANCELLED,
        IMPORT_FINISHED,
        /** The lines that lead to no invitation were taken away as a file. */
        IMPORT_EXPORTED;

        private final Outcome outcome;

        Kind() {
            this(Outcome.SUCCESS);
        }

        Kind(Outcome outcome) {
            this.outcome = outcome;
        }

        public Outcome outcome() {
            return outcome;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "account_id")
    private Long accountId;

    private String service;

    @Column(name = "client_address")
    private String clientAddress;

    @Column(name = "request_id")
    private String requestId;

    /** The member of staff who did it; null when it was none. */
    @Column(name = "staff_id")
    private Long staffId;

    /** What it was about, as the kind tells; null when that is the account, or nothing in particular. */
    @Column(name = "target_id")
    private Long targetId;

    protected AuditEvent() {}

    AuditEvent(Kind kind, Enum<?> service, Long accountId, Long targetId, RequestContext context, Instant now) {
        this.kind = kind;
        this.outcome = kind.outcome;
        this.service = service == null ? null : service.name();
        this.accountId = accountId;
        this.targetId = targetId;
        this.clientAddress = context.address();
        this.requestId = context.requestId();
        this.staffId = context.staffId();
        this.occurredAt = now;
    }

    /** For the log: names and values without spaces, none of them typed by anybody. */
    String summary() {
        return kind + " outcome=" + outcome + " account=" + accountId + " service=" + service + " client="
                + clientAddress + " request=" + requestId + (staffId == null ? "" : " staff=" + staffId)
                + (targetId == null ? "" : " target=" + targetId);
    }
}
