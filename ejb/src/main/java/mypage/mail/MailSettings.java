package mypage.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import mypage.platform.Network;
import mypage.platform.Risk;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of the mail server and of mails.
 *
 * @param tls how the connection is protected
 * @param retention how long the record of a mail is kept
 */
public record MailSettings(
        @Setting("mypage.smtp.host") String host,

        @Setting(value = "mypage.smtp.port", min = 1, max = 65535)
        int port,

        @Setting("mypage.smtp.user") Optional<String> user,
        @Setting("mypage.smtp.password") Optional<String> password,
        @Setting("mypage.smtp.tls") Tls tls,
        @Setting("mypage.mail.from") String from,
        @Setting("mypage.mail.retention") Duration retention)
        implements Settings {

    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    public MailSettings {
        try {
            from = new InternetAddress(from, true).toString();
        } catch (AddressException e) {
            throw SettingReader.unusable("mypage.mail.from", "is not an e-mail address");
        }
    }

    @Override
    public Set<Risk> risks() {
        return tls == Tls.NONE && !Network.isThisMachine(host) ? Set.of(Risk.PLAIN_MAIL) : Set.of();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        MailSettings settings(SettingReader reader) {
            return reader.read(MailSettings.class);
        }
    }
}
