package mypage.web.site;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** Lets forms and redirects name the public address of a page instead of its file. */
public class PublicUrls extends ViewHandlerWrapper {

    public PublicUrls(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext faces, String viewId) {
        var external = faces.getExternalContext();
        var page = viewId.substring(1, viewId.lastIndexOf('.'));
        return PagePath.of((HttpServletRequest) external.getRequest())
                .map(current -> external.getRequestContextPath() + current.to(page))
                .orElseGet(() -> super.getActionURL(faces, viewId));
    }
}
