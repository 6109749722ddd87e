package mypage.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mypage.demo.SlowMailServer;

/** A mail server that hands each one-time password to who waits for it. */
final class MailedCodes implements SignIns.Codes, AutoCloseable {
    private static final Pattern CODE = Pattern.compile("： (\\d{6})\\s");
    private static final int PATIENCE_SECONDS = 10;

    private final Map<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();
    private final Session session = Session.getInstance(new Properties());
    private final SlowMailServer server = new SlowMailServer(this::read);

    MailedCodes() throws IOException {}

    Map<String, String> environment() {
        return Map.of("MYPAGE_SMTP_HOST", "localhost", "MYPAGE_SMTP_PORT", "" + server.port());
    }

    @Override
    public void expect(String address) {
        codes.put(address, new LinkedBlockingQueue<>());
    }

    @Override
    public String await(String address) throws InterruptedException {
        String code = codes.get(address).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (code == null) {
            throw new IllegalStateException("no mail to " + address);
        }
        return code;
    }

    private void read(String recipient, String mail) {
        BlockingQueue<String> waiting = codes.get(recipient);
        if (waiting == null) {
            return;
        }
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(ISO_8859_1)));
            Object text = ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
            Matcher code = CODE.matcher(text.toString());
            if (code.find()) {
                waiting.add(code.group(1));
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
