package mypage.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of mails. They need nothing of the mail library, so that a command can read them that runs without a server.
 *
 * @param from the sender that readers see: an address, with or without a name
 * @param envelopeFrom the address that undeliverable mails are returned to; empty for the address of the sender
 * @param retention how long the record of a mail is kept
 */
public record MailSettings(
        @Setting(MailSettings.FROM) String from,
        @Setting(MailSettings.ENVELOPE_FROM) Optional<String> envelopeFrom,
        @Setting("mypage.mail.retention") Duration retention)
        implements Settings {

    static final String FROM = "mypage.mail.from";
    static final String ENVELOPE_FROM = "mypage.mail.envelope.from";

    /** An address of one mailbox, in ASCII. */
    static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>@,]]+@[!-~&&[^<>@,]]+");

    /** An address alone, or in angle brackets after a name, which may be quoted. */
    private static final Pattern SENDER = Pattern.compile(
            "(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\" *|(?<name>[^<>\"]*+))<(?<inner>[^<>]++)>|(?<alone>[^<>]++)");

    public MailSettings {
        if (!ADDRESS.matcher(address(from)).matches()) {
            throw SettingReader.unusable(FROM, "is not an e-mail address");
        }
        envelopeFrom.ifPresent(address -> {
            if (!ADDRESS.matcher(address).matches()) {
                throw SettingReader.unusable(ENVELOPE_FROM, "is not an e-mail address alone");
            }
            if (address.indexOf('@') > ReturnPath.LONGEST_NAME) {
                throw SettingReader.unusable(
                        ENVELOPE_FROM, "has more than " + ReturnPath.LONGEST_NAME + " characters before the @");
            }
        });
    }

    /** Empty if it is none. */
    private static String address(String from) {
        Matcher sender = SENDER.matcher(from);
        if (!sender.matches()) {
            return "";
        }
        return Optional.ofNullable(sender.group("alone")).orElseGet(() -> sender.group("inner"));
    }

    /** The name of the sender that readers see. */
    Optional<String> fromName() {
        Matcher sender = SENDER.matcher(from);
        return sender.matches()
                ? Optional.ofNullable(sender.group("quoted"))
                        .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                        .or(() -> Optional.ofNullable(sender.group("name")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    /** The address of the sender alone, which recipients let through their filters. */
    public String fromAddress() {
        return address(from);
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

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        MailSettings settings(SettingReader reader) {
            return reader.read(MailSettings.class);
        }
    }
}
