package mypage.web.site;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Lets forms and redirects name the public address of a page instead of its file, and pages be in the language of the request. */
public class PublicUrls extends ViewHandlerWrapper {

    /** These pages belong to no service. */
    private static final String STAFF = "admin/";

    public PublicUrls(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Locale calculateLocale(FacesContext faces) {
        return Texts.language().locale();
    }

    @Override
    public String getActionURL(FacesContext faces, String viewId) {
        var external = faces.getExternalContext();
        var page = viewId.substring(1, viewId.lastIndexOf('.'));
        if (page.startsWith(STAFF)) {
            return external.getRequestContextPath() + "/" + page;
        }
        return PagePath.of((HttpServletRequest) external.getRequest())
                .map(current -> external.getRequestContextPath() + current.to(page))
                .orElseGet(() -> super.getActionURL(faces, viewId));
    }
}
