package mypage.web.signin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.trust.Browser;
import mypage.trust.IssuedTrust;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/** A browser of one test, at the pages of the job seekers. */
class FakeVisit extends Visit {

    final Map<BrowserCookie, String> cookies = new EnumMap<>(BrowserCookie.class);
    final Browser browser = new Browser("browser", Map.of("handle", "id.1"));
    final List<IssuedTrust> keptTrust = new ArrayList<>();
    boolean keepsCookies = true;
    boolean keptName;

    @Override
    public Service getService() {
        return Service.SEEKER;
    }

    @Override
    public Client getClient() {
        return new Client("192.0.2.1", "request", "Mozilla/5.0");
    }

    @Override
    public Optional<String> cookie(BrowserCookie kind) {
        return Optional.ofNullable(cookies.get(kind));
    }

    @Override
    public void keep(BrowserCookie kind, String value) {
        cookies.put(kind, value);
    }

    @Override
    public void forget(BrowserCookie kind) {
        cookies.remove(kind);
    }

    @Override
    public Browser getBrowser() {
        return browser;
    }

    @Override
    public void keepBrowserName() {
        keptName = true;
    }

    @Override
    public void keep(IssuedTrust trust) {
        keptTrust.add(trust);
    }

    @Override
    public boolean keepsCookies() {
        return keepsCookies;
    }
}
