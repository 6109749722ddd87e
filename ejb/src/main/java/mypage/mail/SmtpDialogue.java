package mypage.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection to the mail server for a command, which runs without the mail library, since that belongs to the server.
 */
final class SmtpDialogue implements AutoCloseable {

    private static final int LONGEST_REPLY = 100;

    private final SmtpSettings settings;
    private Socket socket;
    private BufferedReader input;

    SmtpDialogue(SmtpSettings settings) throws IOException {
        this.settings = settings;
        socket = MailServerSocket.connect(settings, Socket::new);
        socket.setSoTimeout(millis(settings.reply()));
    }

    private static int millis(Duration timeout) {
        return (int) timeout.toMillis();
    }

    /** Says who we are, encrypts and signs in as a node does. Returns how it is protected, and who signed in. */
    String begin(URI publicUrl) throws IOException {
        String hello = "EHLO " + settings.name().orElse(publicUrl.getHost());
        boolean isPlain = settings.tls() == SmtpSettings.Tls.NONE;
        if (settings.tls() == SmtpSettings.Tls.TLS) {
            encrypt();
        }
        read();
        reply("EHLO", hello);
        if (settings.tls() == SmtpSettings.Tls.STARTTLS) {
            reply("STARTTLS", "STARTTLS");
            encrypt();
            reply("EHLO", hello);
        }
        if (settings.user().isPresent()) {
            String identity =
                    "\0" + settings.user().get() + "\0" + settings.password().orElse("");
            reply(
                    "AUTH",
                    "AUTH PLAIN " + Base64.getEncoder().encodeToString(identity.getBytes(StandardCharsets.UTF_8)));
        }
        return (isPlain
                        ? "connected without TLS"
                        : "connected over " + ((SSLSocket) socket).getSession().getProtocol())
                + settings.user().map(user -> ", signed in as " + user).orElse(", without a sign-in");
    }

    /**
     * Sends a mail.
     *
     * @param lines headers, an empty line and the text; none begins with a dot
     */
    void send(String sender, String recipient, List<String> lines) throws IOException {
        reply("MAIL", "MAIL FROM:<" + sender + ">");
        reply("RCPT", "RCPT TO:<" + recipient + ">");
        socket.setSoTimeout(millis(settings.data()));
        reply("DATA", "DATA");
        socket.setSoTimeout(millis(settings.end()));
        reply("the end of the mail", String.join("\r\n", lines) + "\r\n.");
    }

    void quit() throws IOException {
        reply("QUIT", "QUIT");
    }

    private void encrypt() throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, settings.host(), settings.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        socket = encrypted;
        input = null;
    }

    /** @param name of the command, for the message; the line itself may hold a password */
    private void reply(String name, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        try {
            read();
        } catch (IOException e) {
            throw new IOException(name + " was answered by " + e.getMessage(), e);
        }
    }

    private void read() throws IOException {
        if (input == null) {
            input = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>();
        do {
            String line = input.readLine();
            if (line == null) {
                throw new IOException("the end of the connection");
            }
            lines.add(line);
        } while (lines.get(lines.size() - 1).matches("\\d{3}-.*") && lines.size() < LONGEST_REPLY);
        String last = lines.get(lines.size() - 1);
        if (!last.matches("[23]\\d\\d.*")) {
            throw new IOException("\"" + last + "\"");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
