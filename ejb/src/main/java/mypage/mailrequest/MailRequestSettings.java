package mypage.mailrequest;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Rate limits of mails that somebody causes who has proved nothing to the recipient.
 *
 * @param network requests from one network, for any address and of any kind
 * @param recipient mails to one address, of all kinds and services together
 */
record MailRequestSettings(
        @Setting("mypage.mail.requests.network") Rate network,
        @Setting("mypage.mail.requests.recipient") Rate recipient)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        MailRequestSettings settings(SettingReader reader) {
            return reader.read(MailRequestSettings.class);
        }
    }
}
