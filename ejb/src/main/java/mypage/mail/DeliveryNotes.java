package mypage.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mypage.platform.FailureKind;

/**
 * Notes what became of the mails that this node sends. While the database is away, notes are kept in memory and written
 * later: a mail stays claimed for as long as its transfer may take, so that no other node sends it meanwhile. A note is
 * lost if the node ends before the database is back. Thread-safe.
 */
@ApplicationScoped
public class DeliveryNotes {

    private static final System.Logger LOG = System.getLogger(DeliveryNotes.class.getName());

    @Inject
    SmtpSettings settings;

    @Inject
    Clock clock;

    private final Queue<Note> unwritten = new ConcurrentLinkedQueue<>();

    private record Note(long mail, Runnable statement, Instant end) {}

    /** Runs a statement that changes nothing if it is run twice. Throws what it throws, and runs it again later. */
    void write(OutboxMessage message, Runnable statement) {
        try {
            statement.run();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "what became of mail " + message.id() + " is noted later: {0}",
                    FailureKind.of(e));
            unwritten.add(new Note(message.id(), statement, clock.instant().plus(settings.longestTransfer())));
            throw e;
        }
    }

    /**
     * Writes the oldest notes until one fails. That one goes behind the others, unless its mail is no longer claimed.
     */
    void writeAgain() {
        boolean written = true;
        for (int left = unwritten.size(); written && left > 0; left--) {
            written =
                    Optional.ofNullable(unwritten.poll()).map(this::writeAgain).orElse(false);
        }
    }

    private boolean writeAgain(Note note) {
        try {
            note.statement().run();
            return true;
        } catch (RuntimeException e) {
            if (clock.instant().isBefore(note.end())) {
                unwritten.add(note);
            } else {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "what became of mail " + note.mail() + " was never noted; it may be sent twice: {0}",
                        FailureKind.of(e));
            }
            return false;
        }
    }

    /** How many are not written yet. */
    int unwritten() {
        return unwritten.size();
    }
}
