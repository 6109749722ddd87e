package mypage.web.user;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.web.site.SiteCookie;

/** A request in memory for a page of job seekers. */
public class FakeUserRequest extends UserRequest {

    public final Map<SiteCookie, String> cookies = new EnumMap<>(SiteCookie.class);
    public final DeviceCookies deviceCookies = new DeviceCookies("device", Map.of("handle", "id.1"));
    public final List<IssuedTrustToken> keptTrust = new ArrayList<>();
    public boolean keepsCookies = true;
    public boolean keptDeviceId;

    @Override
    public Service getService() {
        return Service.SEEKER;
    }

    @Override
    public RequestContext getContext() {
        return new RequestContext("192.0.2.1", "request", "Mozilla/5.0");
    }

    @Override
    public Optional<String> cookie(SiteCookie kind) {
        return Optional.ofNullable(cookies.get(kind));
    }

    @Override
    public void keep(SiteCookie kind, String value) {
        cookies.put(kind, value);
    }

    @Override
    public void forget(SiteCookie kind) {
        cookies.remove(kind);
    }

    @Override
    public DeviceCookies getDeviceCookies() {
        return deviceCookies;
    }

    @Override
    public void giveDeviceId() {}

    @Override
    public void keepDeviceId() {
        keptDeviceId = true;
    }

    @Override
    public void keep(IssuedTrustToken trust) {
        keptTrust.add(trust);
    }

    @Override
    public boolean keepsCookies() {
        return keepsCookies;
    }
}
