package mypage.mail;

import jakarta.mail.MessagingException;

/** The connection is of no more use, and the server has not taken the mail. */
final class ConnectionLostException extends MessagingException {

    private static final long serialVersionUID = 1L;

    ConnectionLostException(MessagingException loss) {
        super("the connection was lost", loss);
    }
}
