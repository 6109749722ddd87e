package mypage.admin.mails;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The position of a mail in the order of all: by time, then by id. */
public record MailPosition(Instant queuedAt, long id) {

    static final MailPosition FIRST = new MailPosition(Instant.EPOCH, 0);

    /** After every mail. */
    static final MailPosition END = new MailPosition(Instant.parse("9999-01-01T00:00:00Z"), 0);

    static MailPosition of(LoggedMail mail) {
        return new MailPosition(mail.queuedAt(), mail.id());
    }

    /** Reads a position from the address of a page, which anybody may have written; empty when it is none. */
    static Optional<MailPosition> parse(String text) {
        String[] parts = text.split("_", 2);
        try {
            return Optional.of(new MailPosition(Instant.parse(parts[0]), Long.parseLong(parts[parts.length - 1])))
                    .filter(key -> key.queuedAt.isAfter(FIRST.queuedAt) && key.queuedAt.isBefore(END.queuedAt));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return queuedAt + "_" + id;
    }
}
