package mypage.web.site;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UISelectBoolean;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.html.HtmlInputHidden;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Puts what was typed back into the fields of a page whose language was chosen, passwords included. It goes to the browser that
 * just sent it and is never stored; see docs/decisions/16-languages.md.
 */
public class LanguageSwitch implements SystemEventListener {

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIViewRoot;
    }

    @Override
    public void processEvent(SystemEvent rendering) {
        var faces = FacesContext.getCurrentInstance();
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        if (PageLanguage.isChosen(request)) {
            faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (visit, component) -> {
                fill(component, request.getParameter(component.getClientId(faces)));
                return VisitResult.ACCEPT;
            });
        }
    }

    /** Hidden fields hold what belongs to the page, not what was typed. */
    private static void fill(UIComponent component, String typed) {
        if (component instanceof UISelectBoolean box) {
            box.setSubmittedValue(String.valueOf(typed != null));
        } else if (component instanceof UIInput field && !(field instanceof HtmlInputHidden) && typed != null) {
            field.setSubmittedValue(typed);
        }
    }
}
