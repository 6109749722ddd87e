package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mypage.account.Service;
import mypage.device.DeviceSettings;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.web.site.PageLanguage;
import mypage.web.site.PagePath;
import mypage.web.site.RequestContexts;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;

/** The request at hand as backing beans see it: its service, its client, its cookies. */
@Named
@RequestScoped
public class UserRequest {

    private static final Pattern QUERY =
            Pattern.compile("[a-z-]{1,20}(=[\\w-]{0,100})?(&[a-z-]{1,20}(=[\\w-]{0,100})?){0,9}");

    @Inject
    FacesContext faces;

    @Inject
    DeviceSettings settings;

    public Service getService() {
        return PagePath.of(request()).orElseThrow().service();
    }

    /** Empty on a page that belongs to no service. */
    public Optional<Service> findService() {
        return PagePath.of(request()).map(PagePath::service);
    }

    /** The name of the page that was asked for. */
    public String getPage() {
        return PagePath.of(request()).orElseThrow().page();
    }

    public String getServiceName() {
        return findService().map(service -> Texts.get("service." + service)).orElse(Texts.get("site.name"));
    }

    public Language getLanguage() {
        return getClient().language();
    }

    public List<Language> getLanguages() {
        return List.of(Language.values());
    }

    /** Whether the form at hand was sent to see the page in another language. */
    public boolean isLanguageChosen() {
        return PageLanguage.isChosen(request());
    }

    /**
     * Whether the page said this already and is only to say it in another language; an address alone, which anybody may send to
     * somebody, can't make it say so.
     */
    public boolean isTold(Object outcome) {
        return isLanguageChosen()
                && parameter("told").filter(String.valueOf(outcome)::equals).isPresent();
    }

    /** The address of the page at hand with what it carries, as far as pages of ours make such addresses. */
    public String getItself() {
        var path = PagePath.of(request()).map(PagePath::toString).orElse("/");
        var query = request().getQueryString();
        return request().getContextPath()
                + path
                + (query != null && QUERY.matcher(query).matches() ? "?" + query : "");
    }

    public boolean isOfService() {
        return findService().isPresent();
    }

    /** The address of the choice of services. */
    public String getTop() {
        return request().getContextPath() + "/";
    }

    /** The address of a page that explains. */
    public String help(String page) {
        return request().getContextPath() + PagePath.help(request(), page);
    }

    /** Whether somebody set this browser to skip one-time passwords; for which account, and whether that still counts, is not asked. */
    public boolean isSkipping() {
        return !TrustCookies.read(request()).isEmpty();
    }

    /** The address of 「よくあるご質問」. */
    public String getFaq() {
        return help("faq");
    }

    public RequestContext getClient() {
        return RequestContexts.of(request());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request().getParameter(name));
    }

    public Optional<String> cookie(SiteCookie kind) {
        return kind.read(request(), getService());
    }

    public void keep(SiteCookie kind, String value) {
        kind.write(response(), getService(), value);
    }

    public void forget(SiteCookie kind) {
        if (cookie(kind).isPresent()) {
            kind.remove(response(), getService());
        }
    }

    /** What this browser keeps of us; to be asked for only when it keeps cookies. */
    public DeviceCookies getBrowser() {
        return new DeviceCookies(DeviceIdCookie.read(request()).orElseThrow(), TrustCookies.read(request()));
    }

    public void keep(IssuedTrustToken trust) {
        TrustCookies.write(request(), response(), trust);
    }

    /** Gives the browser a name, which also lets the next post tell whether it keeps cookies at all. */
    public void nameBrowser() {
        DeviceIdCookie.give(request(), response());
    }

    /** Lets the browser keep its name, now that an account knows it. */
    public void keepBrowserName() {
        DeviceIdCookie.keep(request(), response(), settings.validity());
    }

    public boolean keepsCookies() {
        return DeviceIdCookie.read(request()).isPresent();
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }
}
