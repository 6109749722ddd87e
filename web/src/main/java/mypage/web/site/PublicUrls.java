package mypage.web.site;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Gives forms and redirects the public addresses of pages instead of their files, and pages the request's language. */
public class PublicUrls extends ViewHandlerWrapper {

    private static final String STAFF = Hosts.ADMIN + "/";

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
        var root = external.getRequestContextPath();
        if (viewId.startsWith(STAFF)) {
            return root + STAFF + viewId.substring(viewId.lastIndexOf('/') + 1, viewId.lastIndexOf('.'));
        }
        return PagePath.of((HttpServletRequest) external.getRequest())
                .flatMap(current -> UserPage.ofFile(viewId).map(current::to))
                .map(path -> root + path)
                .orElseGet(() -> super.getActionURL(faces, viewId));
    }
}
