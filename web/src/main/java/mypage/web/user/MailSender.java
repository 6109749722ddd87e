package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.mail.MailSettings;

/** The sender of our mails, which users have to let through the filters of their carrier (受信設定). */
@Named
@RequestScoped
public class MailSender {

    @Inject
    MailSettings settings;

    public String getAddress() {
        return settings.fromAddress();
    }

    public String getDomain() {
        return settings.fromDomain();
    }
}
