package mypage.web.about;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.platform.Settings;

/**
 * 利用規約 of the sign-in: where to find the office's own terms, and how long each thing is kept under the present
 * settings.
 */
@Named
@RequestScoped
public class TermsBacking {

    @Inject
    Settings settings;

    public String getTermsUrl() {
        return settings.termsUrl().toString();
    }

    public String getPrivacyUrl() {
        return settings.privacyUrl().toString();
    }

    public long getTrustDays() {
        return settings.trustValidity().toDays();
    }

    public long getIdleMinutes() {
        return settings.sessionIdle().toMinutes();
    }

    public long getSessionHours() {
        return settings.sessionAbsolute().toHours();
    }

    public long getDeviceDays() {
        return settings.browserValidity().toDays();
    }

    public long getMailDays() {
        return settings.mailRetention().toDays();
    }

    public long getAccountDays() {
        return settings.accountRetention().toDays();
    }
}
