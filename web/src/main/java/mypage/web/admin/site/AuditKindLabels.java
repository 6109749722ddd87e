package mypage.web.admin.site;

/**
 * What staff call the kinds of audit events: {@code kind.} and the kind's name in the labels, one for each kind there
 * is.
 */
public final class AuditKindLabels {

    private AuditKindLabels() {}

    /** @param kind the name of a kind of audit event */
    public static String of(String kind) {
        return Labels.get("kind." + kind);
    }
}
