package mypage.web.about;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import mypage.account.AccountSettings;
import mypage.device.DeviceSettings;
import mypage.mail.MailSettings;
import mypage.platform.PlatformSettings;
import mypage.session.SessionSettings;
import mypage.trust.TrustSettings;

/**
 * 利用規約 of the sign-in: where to find the office's own terms, and how long each thing is kept under the present
 * settings.
 */
@Named
@RequestScoped
public class TermsBacking {

    @Inject
    DeviceSettings deviceSettings;

    @Inject
    TrustSettings trustSettings;

    @Inject
    MailSettings mailSettings;

    @Inject
    SessionSettings sessionSettings;

    @Inject
    AccountSettings accountSettings;

    @Inject
    PlatformSettings platformSettings;

    public String getTermsUrl() {
        return platformSettings.termsUrl().toString();
    }

    /** Null if the office has not named it yet. */
    public String getPrivacyUrl() {
        return platformSettings.privacyUrl().map(URI::toString).orElse(null);
    }

    public long getTrustDays() {
        return trustSettings.validity().toDays();
    }

    public long getIdleMinutes() {
        return sessionSettings.idle().toMinutes();
    }

    public long getSessionHours() {
        return sessionSettings.absolute().toHours();
    }

    public long getDeviceDays() {
        return deviceSettings.validity().toDays();
    }

    public long getMailDays() {
        return mailSettings.retention().toDays();
    }

    public long getAccountDays() {
        return accountSettings.retention().toDays();
    }
}
