package mypage.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.trust.IssuedTrust;

/** The request at hand as backing beans see it: its service, its client, its cookies. */
@Named
@RequestScoped
public class Visit {

    @Inject
    FacesContext faces;

    public Service getService() {
        return PagePath.of(request()).orElseThrow().service();
    }

    public String getServiceName() {
        return PagePath.of(request())
                .map(path -> Texts.get("service." + path.service()))
                .orElse(Texts.get("site.name"));
    }

    public Client getClient() {
        return RequestClient.of(request());
    }

    public Optional<String> cookie(BrowserCookie kind) {
        return kind.read(request(), getService());
    }

    public void keep(BrowserCookie kind, String value) {
        kind.write(response(), getService(), value);
    }

    public void forget(BrowserCookie kind) {
        if (cookie(kind).isPresent()) {
            kind.remove(response(), getService());
        }
    }

    /** What this browser keeps to skip one-time passwords, by account handle. */
    public Map<String, String> getTrustTokens() {
        return TrustCookies.read(request());
    }

    public void keep(IssuedTrust trust) {
        TrustCookies.write(request(), response(), trust);
    }

    public void probeCookies() {
        BrowserCookie.probe(response());
    }

    public boolean keepsCookies() {
        return BrowserCookie.areKept(request());
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }
}
