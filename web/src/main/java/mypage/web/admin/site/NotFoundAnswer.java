package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a page that is about one thing answers with. */
@RequestScoped
public class NotFoundAnswer {

    /** The rest of an address to which a page redirects. */
    public static final String OF = "?faces-redirect=true&of=";

    @Inject
    FacesContext faces;

    /** The list of mails to an address. */
    public static String mailsTo(String email) {
        return "mails?recipient=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    }

    /** Whether the button of the page was pressed; else it asks whether to. */
    public boolean isPosted() {
        return ((HttpServletRequest) faces.getExternalContext().getRequest())
                .getMethod()
                .equals("POST");
    }

    /** There is no such thing. */
    public String notFound() {
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
        return null;
    }
}
