package mypage.web.site;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import mypage.audit.RefusedRequestAuditKind;
import mypage.audit.RefusedRequestService;

/**
 * Refuses what claims to be a form of Faces, but is none of its page. Faces would leave out the actions that open the
 * page, which then fails for want of what it shows.
 */
public class SubmittedForm implements PhaseListener {

    private static final long serialVersionUID = 1L;

    private static final String OF_ANOTHER_PAGE = SubmittedForm.class.getName();

    @Inject
    transient RefusedRequestService refused;

    /** Says that the request is answered by a page that keeps the form of another one. */
    public static void keepFormOfAnotherPage(HttpServletRequest request) {
        request.setAttribute(OF_ANOTHER_PAGE, true);
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent restored) {
        var faces = restored.getFacesContext();
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        if (faces.isPostback()
                && request.getAttribute(OF_ANOTHER_PAGE) == null
                && !isSubmitted(faces.getViewRoot(), faces)) {
            refused.note(RefusedRequestAuditKind.INPUT_REFUSED, RequestContexts.of(request));
            try {
                faces.getExternalContext().responseSendError(HttpServletResponse.SC_BAD_REQUEST, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            faces.responseComplete();
        }
    }

    /** A form sends its own ID. */
    private static boolean isSubmitted(UIComponent component, FacesContext faces) {
        if (component instanceof UIForm) {
            return faces.getExternalContext().getRequestParameterMap().containsKey(component.getClientId(faces));
        }
        boolean found = false;
        for (Iterator<UIComponent> each = component.getFacetsAndChildren(); each.hasNext() && !found; ) {
            found = isSubmitted(each.next(), faces);
        }
        return found;
    }
}
