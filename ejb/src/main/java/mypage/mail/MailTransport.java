package mypage.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import mypage.platform.PlatformSettings;

/** Sends one mail to the mail server over SMTP, within bounded time. */
@ApplicationScoped
class MailTransport {

    /** In Japanese time, since the readers are in Japan. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.ofHours(9));

    /** A name whose encoded words (RFC 2047) are already in the setting. */
    private static final Pattern ENCODED = Pattern.compile("(=\\?[!-~]+\\?=\\s*)+");

    @Inject
    PlatformSettings platformSettings;

    @Inject
    MailSettings settings;

    @Inject
    ReturnPath returnPath;

    @Inject
    SmtpConnections connections;

    @Inject
    Clock clock;

    /**
     * Sends a mail of two parts that say the same, plain text and HTML, in UTF-8. The Message-ID contains the ID of the
     * message, so that mail systems recognize a mail that is sent twice because of a crash.
     *
     * @throws FateUnknownException if it may have been sent
     */
    void send(OutboxMessage message, String body) throws MessagingException {
        Mail text = new Mail(message.language(), message.subject(), body);
        InternetAddress recipient = recipient(message.recipient());
        MimeMail mail = new MimeMail(connections.session())
                .header("Date", DATE.format(clock.instant()))
                .header("From", from())
                .header("To", recipient.getAddress())
                .header("Subject", MimeMail.words(text.subject()))
                .header("Message-ID", "<" + message.id() + ".mypage@" + host() + ">")
                .header("Auto-Submitted", "auto-generated")
                .header("Content-Language", text.language().tag())
                .parts(new MailParts(text.language(), text.subject(), text.body()));
        mail.setEnvelopeFrom(returnPath.of(message.id()));
        connections.send(mail, recipient);
    }

    private String from() {
        String address = settings.fromAddress();
        return settings.fromName()
                .map(name -> ENCODED.matcher(name).matches() ? name : MimeMail.words(name))
                .map(name -> name + " <" + address + ">")
                .orElse(address);
    }

    private String host() {
        return platformSettings.publicUrl().getHost();
    }

    /**
     * Bypasses the parser of the library, which refuses addresses with dots in odd places that Japanese carriers
     * issued.
     */
    private static InternetAddress recipient(String address) throws AddressException {
        if (!MailSettings.ADDRESS.matcher(address).matches()) {
            throw new AddressException("not an address of one recipient");
        }
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }
}
