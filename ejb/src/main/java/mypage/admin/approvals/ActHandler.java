package mypage.admin.approvals;

import java.util.Set;
import mypage.platform.RequestContext;

/** Carries out acts once they are approved. Each kind has one such bean, in the room that asks for it. */
public interface ActHandler {

    Set<ActKind> kinds();

    /**
     * Carries out the act in the caller's transaction, with its own audit events.
     *
     * @param context that of the approval, acting as the member who asked
     * @return false, and nothing has changed, when the circumstances are no longer those that the act was asked for in
     */
    boolean carryOut(ActKind kind, ActDetails details, RequestContext context);
}
