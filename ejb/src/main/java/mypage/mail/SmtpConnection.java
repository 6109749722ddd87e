package mypage.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/**
 * A connection to the mail server. The library has one timeout for all replies; here each phase has its own (RFC 5321,
 * 4.5.3.2). It also distinguishes a mail that the server did not accept from a mail of which nobody knows that. If the
 * server offers PIPELINING (RFC 2920), MAIL, RCPT and DATA are sent at once, which saves two of four waits.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int REFUSED = 400;
    private static final int CLOSING = 421;
    private static final int GO_ON = 354;
    private static final String DATA = "DATA";

    private final SmtpSettings settings;

    private Socket socket;
    private SMTPOutputStream text;

    /** Commands that were sent before the library asks for it, and whose replies nobody has read. */
    private final Deque<String> ahead = new ArrayDeque<>();

    private String recipient;

    SmtpConnection(Session session, SmtpSettings settings) {
        super(
                session,
                new URLName(
                        "smtp",
                        settings.host(),
                        settings.port(),
                        null,
                        settings.user().orElse(null),
                        settings.user()
                                .map(user -> settings.password().orElse(""))
                                .orElse(null)));
        this.settings = settings;
    }

    /** Connects and logs in. */
    @Override
    public synchronized void connect() throws MessagingException {
        try {
            socket = MailServerSocket.connect(settings, this::newSocket);
            // Otherwise a part waits until the server has acknowledged the one before it.
            socket.setTcpNoDelay(true);
            await(settings.reply());
            connect(
                    settings.tls() == SmtpSettings.Tls.TLS
                            ? SocketFetcher.startTLS(socket, settings.host(), session.getProperties(), "mail.smtp")
                            : socket);
        } catch (IOException e) {
            close();
            throw new MessagingException("Could not connect to " + settings, e);
        } catch (MessagingException e) {
            close();
            // The library drops the text of a refused greeting.
            throw getLastReturnCode() >= REFUSED ? new MessagingException(getLastServerResponse(), e) : e;
        }
    }

    private Socket newSocket() throws IOException {
        return new WriteTimeoutSocket((int) settings.data().toMillis());
    }

    /**
     * Sends a mail. The connection is open afterwards, unless it throws one of these:
     *
     * @throws ConnectionLostException if the connection was lost before the server accepted the mail
     * @throws FateUnknownException if it was lost at the end of the mail
     */
    @Override
    public synchronized void sendMessage(Message mail, Address[] recipients) throws MessagingException {
        recipient = "RCPT TO:<" + ((InternetAddress) recipients[0]).getAddress() + ">";
        ahead.clear();
        try {
            super.sendMessage(mail, recipients);
        } catch (FateUnknownException e) {
            close();
            throw e;
        } catch (MessagingException e) {
            // Asks the server (RSET): it may have refused this mail only. Some servers answer even after a 421.
            if (getLastReturnCode() != CLOSING && isConnected()) {
                throw e;
            }
            close();
            throw new ConnectionLostException(e);
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        await(settings.reply());
        super.mailFrom();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        await(settings.data());
        text = (SMTPOutputStream) super.data();
        return text;
    }

    /** Each command of the library. One that was sent ahead is not sent again, and its reply is the next one. */
    @Override
    protected synchronized void sendCommand(String command) throws MessagingException {
        if (command.equals(ahead.peek())) {
            ahead.remove();
            return;
        }
        if (!ahead.isEmpty()) {
            forget(command);
        }
        super.sendCommand(command);
        if (command.startsWith("MAIL FROM:") && supportsExtension("PIPELINING")) {
            sendAhead(recipient);
            sendAhead(DATA);
        }
    }

    private void sendAhead(String command) throws MessagingException {
        super.sendCommand(command);
        ahead.add(command);
    }

    /**
     * Reads the replies to what was sent ahead, after MAIL or RCPT was refused. A server may ask for the text even then
     * (RFC 2920, 3.1). An empty one ends that; it has no recipient.
     */
    private void forget(String next) throws MessagingException {
        if (!next.equals("RSET")) {
            ahead.clear();
            throw new MessagingException("The library sends " + next + " while another reply is awaited");
        }
        for (String sent = ahead.poll(); sent != null; sent = ahead.poll()) {
            if (readServerResponse() == GO_ON && sent.equals(DATA)) {
                super.sendCommand(".");
                readServerResponse();
            }
        }
    }

    /** Any reply decides whether the mail was accepted. Without one, nobody knows. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        text.ensureAtBOL();
        await(settings.end());
        int reply = replyToEnd();
        if (reply < 0) {
            throw new FateUnknownException(getLastServerResponse());
        }
        if (reply / 100 != 2) {
            await(settings.reply());
            throw new MessagingException(getLastServerResponse());
        }
    }

    private int replyToEnd() throws FateUnknownException {
        try {
            return simpleCommand(".");
        } catch (MessagingException e) {
            throw new FateUnknownException(e);
        }
    }

    private void await(Duration longest) throws MessagingException {
        try {
            socket.setSoTimeout((int) longest.toMillis());
        } catch (SocketException e) {
            throw new MessagingException("The connection is closed", e);
        }
    }

    /** Sends QUIT and does not wait for the reply, since it decides nothing about a mail. */
    @Override
    public synchronized void close() {
        ahead.clear();
        try {
            super.close();
        } catch (MessagingException e) {
            // The server has closed the connection already.
        }
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // There is nothing left to close.
        }
    }
}
