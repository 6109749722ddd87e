package mypage.mail;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import mypage.platform.PlatformSettings;

/**
 * The connections of this node to the mail server. Each takes one mail at a time and is kept for the next one; there
 * are as many as mails are sent at once.
 */
@ApplicationScoped
class SmtpConnections {

    private record Kept(SmtpConnection connection, Instant until) {}

    @Inject
    SmtpSettings settings;

    @Inject
    PlatformSettings platformSettings;

    @Inject
    Clock clock;

    private final Deque<Kept> kept = new ConcurrentLinkedDeque<>();

    private Session session;

    /**
     * One for all connections and mails, because the library reads its providers from the class path for each session.
     */
    synchronized Session session() {
        if (session == null) {
            session = Session.getInstance(properties());
        }
        return session;
    }

    /**
     * Sends a mail, within {@link SmtpSettings#longestTransfer}. If a kept connection turns out to be lost, a new one
     * takes the mail.
     *
     * @throws FateUnknownException if it may have been sent
     */
    void send(MimeMail mail, Address recipient) throws MessagingException {
        Kept used = kept.poll();
        if (used == null) {
            send(mail, recipient, connected());
        } else {
            try {
                send(mail, recipient, used.connection());
            } catch (ConnectionLostException e) {
                send(mail, recipient, connected());
            }
        }
    }

    private SmtpConnection connected() throws MessagingException {
        SmtpConnection connection = new SmtpConnection(session(), settings);
        connection.connect();
        return connection;
    }

    private void send(MimeMail mail, Address recipient, SmtpConnection connection) throws MessagingException {
        try {
            // Passed explicitly, because the library would parse the header of the mail.
            connection.sendMessage(mail, new Address[] {recipient});
        } catch (ConnectionLostException | FateUnknownException e) {
            throw e;
        } catch (MessagingException e) {
            keep(connection);
            throw e;
        }
        keep(connection);
    }

    /** The connection that was used last is used next, so that those that are no longer needed become idle. */
    private void keep(SmtpConnection connection) {
        kept.addFirst(new Kept(connection, clock.instant().plus(settings.idle())));
    }

    /** Closes those that were not used for some time. */
    void closeIdle() {
        Instant now = clock.instant();
        for (Kept last = kept.peekLast(); last != null && !last.until().isAfter(now); last = kept.peekLast()) {
            if (kept.removeLastOccurrence(last)) {
                last.connection().close();
            }
        }
    }

    @PreDestroy
    void closeAll() {
        for (Kept next = kept.poll(); next != null; next = kept.poll()) {
            next.connection().close();
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        set(
                properties,
                "localhost",
                settings.name().orElse(platformSettings.publicUrl().getHost()));
        set(properties, "auth", settings.user().isPresent());
        set(properties, "starttls.enable", settings.tls() == SmtpSettings.Tls.STARTTLS);
        set(properties, "starttls.required", settings.tls() == SmtpSettings.Tls.STARTTLS);
        set(properties, "ssl.checkserveridentity", true);
        set(properties, "quitwait", false);
        set(properties, "userset", true);
        return properties;
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty("mail.smtp." + name, String.valueOf(value));
    }
}
