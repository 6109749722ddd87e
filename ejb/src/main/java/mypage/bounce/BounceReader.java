package mypage.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import mypage.bounce.ReturnedMails.Fate;
import mypage.mail.ReturnPath;
import mypage.platform.Rate;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Reads returned mails. A mail counts only if one of its headers has an address that {@link ReturnPath} made, since
 * reports are sent to that address (RFC 3464, 2). Anybody can send anything to the mailbox, so what can't be read is
 * left for people, and never keeps others from being read.
 */
@ApplicationScoped
public class BounceReader {

    private static final System.Logger LOG = System.getLogger(BounceReader.class.getName());

    /** In one run. The next one goes on. */
    static final int MOST = 100;

    /** Shorter than the time between two runs of the timer. A node that dies holds nothing. */
    private static final RateLimit ONE_NODE = new RateLimit("returned mails", new Rate(1, Duration.ofSeconds(50)));

    @Inject
    BounceSettings settings;

    @Inject
    ReturnPath returnPath;

    @Inject
    BounceTransactions transactions;

    @Inject
    RateLimiter limiter;

    /** Only for its parsers. The library reads them from the class path for each session. */
    private final Session session = Session.getInstance(new Properties());

    private ReturnedMails mails;

    /**
     * Reads what is new, at most {@value #MOST} mails. Of all nodes, one reads the mailbox at a time; two at once would
     * do no harm.
     *
     * @throws RuntimeException if the database is away; what was not noted stays in its place
     */
    public void read() throws IOException, MessagingException {
        if (settings.isSet() && isMyTurn()) {
            mails().each(this::read, MOST);
        }
    }

    /** A folder belongs to its node. */
    private boolean isMyTurn() {
        return settings.maildir().isPresent()
                || limiter.acquire(List.of(ONE_NODE)).isEmpty();
    }

    private synchronized ReturnedMails mails() {
        if (mails == null) {
            mails = settings.maildir()
                    .<ReturnedMails>map(folder -> new Maildir(Path.of(folder)))
                    .orElseGet(() -> new ImapMailbox(settings));
        }
        return mails;
    }

    private Fate read(byte[] mail) {
        Optional<Returned> returned = parsed(mail);
        returned.ifPresent(found -> transactions.note(found.mailId(), found.report()));
        return returned.isPresent() ? Fate.DONE : Fate.LEFT;
    }

    private record Returned(long mailId, DeliveryReport report) {}

    /** Empty if it is no report about a mail of ours. */
    private Optional<Returned> parsed(byte[] mail) {
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
            OptionalLong mailId = mailId(message);
            return mailId.isPresent()
                    ? DeliveryReport.in(message).map(report -> new Returned(mailId.getAsLong(), report))
                    : Optional.empty();
        } catch (Throwable e) {
            // Errors too: a deep mail that overflows the stack would come first again in each run. The text of what
            // was thrown is not logged, since anybody may have written it.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a mail in {0} can''t be read and is left there: {1}",
                    settings,
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    private OptionalLong mailId(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getValue)
                .filter(Objects::nonNull)
                .map(returnPath::mailIn)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElseGet(OptionalLong::empty);
    }
}
