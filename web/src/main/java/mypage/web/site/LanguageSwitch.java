package mypage.web.site;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A form that was sent to change the language is shown again with what was typed in it, passwords included: nothing of it is
 * checked or done. It goes to the browser that just sent it and is never stored; see docs/decisions/16.
 */
public class LanguageSwitch implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.APPLY_REQUEST_VALUES;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        // The values have to be there first.
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        var faces = event.getFacesContext();
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        if (PageLanguage.chosen(request).isPresent()) {
            faces.renderResponse();
        }
    }
}
