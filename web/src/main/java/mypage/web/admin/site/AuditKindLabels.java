package mypage.web.admin.site;

/** The labels of kinds of audit events: {@code kind.} and the name of the kind. */
public final class AuditKindLabels {

    private AuditKindLabels() {}

    /** @param kind the name of a kind of audit event */
    public static String of(String kind) {
        return Labels.get("kind." + kind);
    }
}
