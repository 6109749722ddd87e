package mypage.audit;

/**
 * What an audit event records. Each room lists its own kinds in an enum. The name is stored, so it never changes and no
 * two rooms use the same one.
 */
public interface AuditKind {

    String name();

    /** Success, unless an enum says otherwise. */
    default AuditEvent.Outcome outcome() {
        return AuditEvent.Outcome.SUCCESS;
    }
}
