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
import mypage.web.site.UserPage;

/** The request as backing beans see it: its service, its context, its cookies. */
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

    /** The requested page. */
    public UserPage getPage() {
        return PagePath.of(request()).orElseThrow().page();
    }

    public String getServiceName() {
        return findService().map(service -> Texts.get("service." + service)).orElse(Texts.get("site.name"));
    }

    public Language getLanguage() {
        return getContext().language();
    }

    public List<Language> getLanguages() {
        return List.of(Language.values());
    }

    /** Whether the form was sent to show the page in another language. */
    public boolean isLanguageChosen() {
        return PageLanguage.isChosen(request());
    }

    /**
     * Whether the page has told this outcome before and now repeats it in another language. An address alone, which
     * anybody can send, never makes a page tell an outcome.
     */
    public boolean isTold(Object outcome) {
        return isLanguageChosen()
                && parameter("told").filter(String.valueOf(outcome)::equals).isPresent();
    }

    /** The address of this page with its query, if the query looks like one of ours. */
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

    /** The address of a help page. */
    public String help(UserPage page) {
        return request().getContextPath() + PagePath.help(request(), page);
    }

    /**
     * Whether this device is set to skip one-time passwords for any account; it does not check whether that is still
     * valid.
     */
    public boolean isSkipping() {
        return !TrustCookies.read(request()).isEmpty();
    }

    /** The address of 「よくあるご質問」. */
    public String getFaq() {
        return help(UserPage.FAQ);
    }

    public RequestContext getContext() {
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

    /** The cookies that identify this device; to be called only when it {@link #keepsCookies}. */
    /** The same on pages that give the browser no ID. Without one, no account knows it. */
    public DeviceCookies getPossibleDevice() {
        return new DeviceCookies(DeviceIdCookie.read(request()).orElse(""), TrustCookies.read(request()));
    }

    public DeviceCookies getDeviceCookies() {
        return new DeviceCookies(DeviceIdCookie.read(request()).orElseThrow(), TrustCookies.read(request()));
    }

    public void keep(IssuedTrustToken trust) {
        TrustCookies.write(request(), response(), trust);
    }

    /** Sets a device ID, which also shows at the next post whether the browser keeps cookies at all. */
    public void giveDeviceId() {
        DeviceIdCookie.give(request(), response());
    }

    /** Prolongs the device ID, now that an account knows it. */
    public void keepDeviceId() {
        DeviceIdCookie.keep(request(), response(), settings.validity());
    }

    /** The browser leaves the page for this address, on another site too, as soon as it is there. */
    public void leadTo(String address) {
        response().setHeader("Refresh", "0; url=" + address);
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
