package mypage.web.admin.site;

import mypage.platform.ActReason;

/** Reasons of acts in words. */
public final class ReasonLabels {

    private ReasonLabels() {}

    static String of(ActReason.Kind kind) {
        return Labels.get("reason." + kind);
    }

    public static String of(ActReason reason) {
        return reason.note().isEmpty()
                ? Labels.get("reason.short", of(reason.kind()), reason.office())
                : Labels.get("reason.long", of(reason.kind()), reason.note(), reason.office());
    }
}
