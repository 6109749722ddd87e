package mypage.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of mails.
 *
 * @param from the sender that readers see: an address, with or without a name
 * @param envelopeFrom the address that mails which can't be delivered go back to; empty for that of the sender
 * @param retention how long the record of a mail is kept
 */
public record MailSettings(
        @Setting("mypage.mail.from") String from,
        @Setting("mypage.mail.envelope.from") Optional<String> envelopeFrom,
        @Setting("mypage.mail.retention") Duration retention)
        implements Settings {

    public MailSettings {
        parsed("mypage.mail.from", from);
        envelopeFrom.ifPresent(address -> {
            if (!parsed("mypage.mail.envelope.from", address).getAddress().equals(address)) {
                throw SettingReader.unusable("mypage.mail.envelope.from", "is not an e-mail address alone");
            }
        });
    }

    /** The address of the sender alone, which recipients let through their filters. */
    public String fromAddress() {
        return sender().getAddress();
    }

    /** What follows the @ there. */
    public String fromDomain() {
        return fromAddress().substring(fromAddress().indexOf('@') + 1);
    }

    InternetAddress sender() {
        return parsed("mypage.mail.from", from);
    }

    /**
     * Where this mail goes back to if it can't be delivered. It names the mail (variable envelope return path), since
     * such reports don't always quote it.
     */
    String returnPath(long mailId) {
        return envelopeFrom
                .map(address -> address.replaceFirst("@", "+" + mailId + "@"))
                .orElseGet(this::fromAddress);
    }

    private static InternetAddress parsed(String key, String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (address.getAddress().matches("[!-~&&[^<>@,]]+@[!-~&&[^<>@,]]+")) {
                return address;
            }
        } catch (AddressException e) {
            // The exception below tells the operator all that is needed.
        }
        throw SettingReader.unusable(key, "is not an e-mail address");
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
