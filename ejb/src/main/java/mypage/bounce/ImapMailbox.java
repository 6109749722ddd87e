package mypage.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A mailbox behind IMAP (RFC 3501). New mails are those that nobody has marked as seen. */
final class ImapMailbox implements ReturnedMails {

    private static final System.Logger LOG = System.getLogger(ImapMailbox.class.getName());

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Flags SEEN = new Flags(Flags.Flag.SEEN);

    private final BounceSettings settings;
    private final Session session;

    ImapMailbox(BounceSettings settings) {
        this.settings = settings;
        session = Session.getInstance(properties());
    }

    @Override
    public void each(Reader reader, int most) throws MessagingException {
        try (IMAPStore store = new IMAPStore(session, new URLName(protocol(), null, -1, null, null, null))) {
            store.connect(
                    settings.host().orElseThrow(),
                    settings.port(),
                    settings.user().orElseThrow(),
                    settings.password().orElseThrow());
            // Closing it removes what was marked as deleted, also if a mail failed.
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                int count = 0;
                for (Message mail : folder.search(new FlagTerm(SEEN, false))) {
                    if (count++ == most) {
                        return;
                    }
                    read((IMAPMessage) mail, folder, reader);
                }
            }
        }
    }

    private static void read(IMAPMessage mail, Folder folder, Reader reader) throws MessagingException {
        if (!mail.isExpunged() && !mail.isSet(Flags.Flag.DELETED)) {
            Fate fate = beginning(mail, folder).map(reader::read).orElse(Fate.LEFT);
            switch (fate) {
                case DONE -> mail.setFlag(Flags.Flag.DELETED, true);
                case LEFT -> mail.setFlag(Flags.Flag.SEEN, true);
            }
        }
    }

    /** Empty if the server does not give this mail, which keeps no other from being read. */
    private static Optional<byte[]> beginning(IMAPMessage mail, Folder folder) throws MessagingException {
        // Reading does not mark it: if the database is away, it is new the next time too.
        mail.setPeek(true);
        try (InputStream text = mail.getMimeStream()) {
            return Optional.of(text.readNBytes(LONGEST_MAIL));
        } catch (IOException | MessagingException e) {
            if (!folder.isOpen()) {
                throw new MessagingException("The connection was lost", new IOException(e));
            }
            LOG.log(System.Logger.Level.WARNING, "a returned mail can''t be fetched and stays: {0}", e.toString());
            return Optional.empty();
        }
    }

    private String protocol() {
        return settings.tls() == BounceSettings.Tls.TLS ? "imaps" : "imap";
    }

    private Properties properties() {
        Properties properties = new Properties();
        String timeout = Long.toString(TIMEOUT.toMillis());
        set(properties, "connectiontimeout", timeout);
        set(properties, "timeout", timeout);
        set(properties, "writetimeout", timeout);
        // No more of a long mail is fetched than is used.
        set(properties, "fetchsize", Integer.toString(LONGEST_MAIL));
        set(properties, "ssl.enable", Boolean.toString(settings.tls() == BounceSettings.Tls.TLS));
        set(properties, "ssl.checkserveridentity", "true");
        String startTls = Boolean.toString(settings.tls() == BounceSettings.Tls.STARTTLS);
        set(properties, "starttls.enable", startTls);
        set(properties, "starttls.required", startTls);
        return properties;
    }

    private void set(Properties properties, String name, String value) {
        properties.setProperty("mail." + protocol() + "." + name, value);
    }
}
