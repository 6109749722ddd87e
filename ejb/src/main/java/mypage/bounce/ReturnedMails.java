package mypage.bounce;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** A place where returned mails arrive. */
interface ReturnedMails {

    /**
     * More than a report with one of our mails needs. The library reads some kilobytes anew for each part, so many
     * empty parts in a long mail would cost much time.
     */
    int LONGEST_MAIL = 64 * 1024;

    /** What becomes of a mail that was read. */
    enum Fate {
        /** It is deleted, since it quotes a mail that only its recipient was to see. */
        DONE,
        /** It stays for people to look at, and is not read again. */
        LEFT
    }

    /** Reads one mail. */
    interface Reader {

        /**
         * Reads a mail.
         *
         * @param mail the mail, cut off after {@link #LONGEST_MAIL} bytes
         * @throws RuntimeException if the database is away: the mail then stays as it is
         */
        Fate read(byte[] mail);
    }

    /** Hands new mails to the reader until it has had that many, or its time is over. */
    void each(Reader reader, int most) throws IOException, MessagingException;
}
