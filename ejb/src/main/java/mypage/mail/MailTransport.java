package mypage.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import mypage.platform.PlatformSettings;

/** Sends one mail to the mail server over SMTP, within bounded time. */
@ApplicationScoped
class MailTransport {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(8);

    private static final Pattern RECIPIENT = Pattern.compile("[!-~&&[^<>@,]]+@[!-~&&[^<>@,]]+");

    @Inject
    PlatformSettings platformSettings;

    @Inject
    MailSettings mailSettings;

    @Inject
    Clock clock;

    /**
     * Sends a mail of two parts that say the same, plain text and HTML, in UTF-8. The Message-ID contains the ID of the
     * message, so that mail systems recognize a mail that is sent twice because of a crash.
     */
    void send(OutboxMessage message, String body) throws MessagingException {
        Session session = Session.getInstance(properties());
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader(
                        "Message-ID",
                        "<" + message.id() + ".mypage@"
                                + platformSettings.publicUrl().getHost() + ">");
            }
        };
        mail.setFrom(new InternetAddress(mailSettings.from(), true));
        InternetAddress recipient = recipient(message.recipient());
        mail.setRecipient(Message.RecipientType.TO, recipient);
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setContent(content(new MailParts(message.language(), message.subject(), body)));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", message.language().tag());
        mail.setSentDate(Date.from(clock.instant()));
        mail.saveChanges();
        try (Transport transport = session.getTransport()) {
            transport.connect(
                    mailSettings.host(),
                    mailSettings.port(),
                    mailSettings.user().orElse(null),
                    mailSettings
                            .user()
                            .map(user -> mailSettings.password().orElse(""))
                            .orElse(null));
            // Passed explicitly, because the library would parse the header of the mail again.
            transport.sendMessage(mail, new InternetAddress[] {recipient});
        }
    }

    /** Mail readers prefer the last part that they can show (RFC 2046, 5.1.4). */
    private static MimeMultipart content(MailParts parts) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(parts.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(parts.html(), StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }

    /**
     * Bypasses the parser of the library, which refuses addresses with dots in odd places that Japanese carriers
     * issued.
     */
    private static InternetAddress recipient(String address) throws AddressException {
        if (!RECIPIENT.matcher(address).matches()) {
            throw new AddressException("not an address of one recipient");
        }
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }

    private Properties properties() {
        String protocol = mailSettings.tls() == MailSettings.Tls.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty(prefix + "writetimeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty(
                prefix + "auth", String.valueOf(mailSettings.user().isPresent()));
        properties.setProperty(
                prefix + "starttls.enable", String.valueOf(mailSettings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty(
                prefix + "starttls.required", String.valueOf(mailSettings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }
}
