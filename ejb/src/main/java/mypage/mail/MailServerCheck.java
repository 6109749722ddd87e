package mypage.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import mypage.platform.Finding;
import mypage.platform.InstallationCheck;
import mypage.platform.PlatformSettings;
import mypage.platform.SettingReader;

/**
 * Connects to the mail server as a node does, up to the sign-in, and sends nothing. Speaks SMTP itself, because the
 * mail library belongs to the server.
 */
public final class MailServerCheck implements InstallationCheck {

    @Override
    public List<Finding> findings(SettingReader settings) {
        SmtpSettings server = settings.read(SmtpSettings.class);
        String where = "mail server " + server.host() + ":" + server.port() + ": ";
        try (Dialogue dialogue = new Dialogue(server)) {
            return List.of(Finding.ok(
                    where + dialogue.begin(settings.read(PlatformSettings.class).publicUrl())));
        } catch (IOException e) {
            return List.of(Finding.todo(where + e.getMessage() + "; see MYPAGE_SMTP_*"));
        }
    }

    /** One connection. */
    private static final class Dialogue implements AutoCloseable {

        private static final int LONGEST_REPLY = 100;

        private final SmtpSettings settings;
        private Socket socket;
        private BufferedReader input;

        Dialogue(SmtpSettings settings) throws IOException {
            this.settings = settings;
            int patience = (int) settings.reply().toMillis();
            socket = new Socket();
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), (int)
                    settings.connect().toMillis());
            socket.setSoTimeout(patience);
        }

        /** Returns how it is protected, and who signed in. */
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
                String identity = "\0" + settings.user().get() + "\0"
                        + settings.password().orElse("");
                reply(
                        "AUTH",
                        "AUTH PLAIN " + Base64.getEncoder().encodeToString(identity.getBytes(StandardCharsets.UTF_8)));
            }
            reply("QUIT", "QUIT");
            return (isPlain
                            ? "connected without TLS"
                            : "connected over "
                                    + ((SSLSocket) socket).getSession().getProtocol())
                    + settings.user().map(user -> ", signed in as " + user).orElse(", without a sign-in");
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
}
