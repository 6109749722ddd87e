package mypage.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * What only a check of the sender needs to know.
 *
 * @param selectors those with which the mail server signs
 * @param dns where to ask for records; {@code dns:} for the servers of this machine
 * @param recipient who gets a mail of the command
 */
record SenderCheckSettings(
        @Setting("mypage.mail.dkim.selectors") List<String> selectors,
        @Setting("mypage.check.dns") String dns,
        @Setting(SenderCheckSettings.RECIPIENT) Optional<String> recipient)
        implements Settings {

    private static final String RECIPIENT = "mypage.check.recipient";

    SenderCheckSettings {
        selectors = List.copyOf(selectors);
        if (!dns.matches("dns:(//[^/\\s]+)?")) {
            throw SettingReader.unusable("mypage.check.dns", "is not a DNS server, such as dns://192.0.2.1");
        }
        if (recipient
                .filter(address -> !MailSettings.ADDRESS.matcher(address).matches())
                .isPresent()) {
            throw SettingReader.unusable(RECIPIENT, "is not an e-mail address");
        }
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        SenderCheckSettings settings(SettingReader reader) {
            return reader.read(SenderCheckSettings.class);
        }
    }
}
