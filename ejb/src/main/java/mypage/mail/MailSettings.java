package mypage.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of mails.
 *
 * @param from the sender that readers see: an address, with or without a name
 * @param envelopeFrom the address that undeliverable mails are returned to; empty for the address of the sender
 * @param retention how long the record of a mail is kept
 */
public record MailSettings(
        @Setting("mypage.mail.from") String from,
        @Setting(MailSettings.ENVELOPE_FROM) Optional<String> envelopeFrom,
        @Setting("mypage.mail.retention") Duration retention)
        implements Settings {

    static final String ENVELOPE_FROM = "mypage.mail.envelope.from";

    /** An address of one mailbox, in ASCII. */
    static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>@,]]+@[!-~&&[^<>@,]]+");

    public MailSettings {
        parsed("mypage.mail.from", from);
        envelopeFrom.ifPresent(address -> {
            if (!parsed(ENVELOPE_FROM, address).getAddress().equals(address)) {
                throw SettingReader.unusable(ENVELOPE_FROM, "is not an e-mail address alone");
            }
            if (address.indexOf('@') > ReturnPath.LONGEST_NAME) {
                throw SettingReader.unusable(
                        ENVELOPE_FROM, "has more than " + ReturnPath.LONGEST_NAME + " characters before the @");
            }
        });
    }

    /** The address of the sender alone, which recipients let through their filters. */
    public String fromAddress() {
        return sender().getAddress();
    }

    /** The domain of that address. */
    public String fromDomain() {
        return fromAddress().substring(fromAddress().indexOf('@') + 1);
    }

    /** The domain that undeliverable mails are returned to. */
    String envelopeDomain() {
        String address = envelopeFrom.orElseGet(this::fromAddress);
        return address.substring(address.indexOf('@') + 1);
    }

    InternetAddress sender() {
        return parsed("mypage.mail.from", from);
    }

    private static InternetAddress parsed(String key, String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (ADDRESS.matcher(address.getAddress()).matches()) {
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
