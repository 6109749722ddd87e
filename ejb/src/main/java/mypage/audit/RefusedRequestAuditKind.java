package mypage.audit;

/** What is recorded of requests that no page of ours sends (ASVS 16.3.2, 16.3.3). */
public enum RefusedRequestAuditKind implements AuditKind {
    /** A post from another site's page. */
    CROSS_SITE_REFUSED,
    /** A parameter, view state, body or header that none of our forms sends. */
    INPUT_REFUSED,
    /** A signed-in user named something that belongs to somebody else. */
    ACCESS_REFUSED;

    @Override
    public AuditEvent.Outcome outcome() {
        return AuditEvent.Outcome.FAILURE;
    }
}
