package mypage.web.site;

import jakarta.faces.application.FacesMessage;
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
import java.util.List;
import java.util.stream.Stream;

/**
 * When the language of a page was changed, fills its fields with what was typed, passwords included, and repeats its
 * errors. The typed text goes back to the browser that just sent it and is never stored; see
 * docs/decisions/16-languages.md.
 */
public class LanguageSwitch implements SystemEventListener {

    private static final String TOLD = "refused";

    /** More errors than any form of ours has. */
    private static final int MOST = 10;

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIViewRoot;
    }

    @Override
    public void processEvent(SystemEvent rendering) {
        var faces = FacesContext.getCurrentInstance();
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        if (PageLanguage.isChosen(request)) {
            var repeated = repeated(request);
            faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (context, component) -> {
                fill(component, request.getParameter(component.getClientId(faces)));
                addMissing(faces, component, repeated);
                return VisitResult.ACCEPT;
            });
            repeated.stream()
                    .flatMap(error -> FormError.of(error).stream())
                    .forEach(refusal -> FieldErrors.add(faces, refusal));
        }
    }

    private static List<String> repeated(HttpServletRequest request) {
        return Stream.ofNullable(request.getParameter(TOLD))
                .flatMap(repeated -> Stream.of(repeated.split(",", MOST)))
                .toList();
    }

    private static void addMissing(FacesContext faces, UIComponent component, List<String> repeated) {
        if (component instanceof UIInput field && field.isRequired() && repeated.contains(field.getClientId(faces))) {
            faces.addMessage(field.getClientId(faces), new FacesMessage(field.getRequiredMessage()));
        }
    }

    /** Leaves out hidden fields: they hold what belongs to the page, not what was typed. */
    private static void fill(UIComponent component, String typed) {
        switch (component) {
            case UISelectBoolean box -> box.setSubmittedValue(String.valueOf(typed != null));
            case HtmlInputHidden hidden -> {}
            case UIInput field when typed != null -> field.setSubmittedValue(typed);
            default -> {}
        }
    }
}
