package mypage.mail;

import jakarta.mail.MessagingException;

/** The connection was lost before the mail server accepted the mail. */
final class ConnectionLostException extends MessagingException {

    private static final long serialVersionUID = 1L;

    ConnectionLostException(MessagingException loss) {
        super("the connection was lost", loss);
    }
}
