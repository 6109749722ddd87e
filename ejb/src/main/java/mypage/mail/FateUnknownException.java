package mypage.mail;

import jakarta.mail.MessagingException;

/**
 * A mail was sent to its end, and then the connection was lost or the time was over. Nobody knows whether the mail
 * server accepted it.
 */
final class FateUnknownException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private static final String WITHOUT_REPLY = "no reply to the end of the mail";

    FateUnknownException(String reply) {
        super(WITHOUT_REPLY + ": " + reply.strip());
    }

    FateUnknownException(MessagingException loss) {
        super(WITHOUT_REPLY, loss);
    }
}
