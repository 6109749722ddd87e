package mypage.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mypage.demo.SlowMailServer;

/** A mail server that remembers how often it took each mail, and the codes of each reader. */
final class Mails implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("： (\\d{6})\\s");
    private static final Pattern REFERENCE = Pattern.compile("照合番号： (\\S+)");
    private static final Pattern ID = Pattern.compile("<(\\d+)\\..*");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @param reference the number by which the page names the code */
    record Code(String reference, String digits) {}

    private final Map<Long, Integer> copies = new ConcurrentHashMap<>();
    private final Map<String, List<Code>> codes = new ConcurrentHashMap<>();
    private final Session session = Session.getInstance(new Properties());
    private final SlowMailServer server = new SlowMailServer(this::read);

    Mails() throws IOException {}

    int port() {
        return server.port();
    }

    private void read(String recipient, String mail) {
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(ISO_8859_1)));
            Matcher id = ID.matcher(message.getMessageID());
            if (!id.matches()) {
                throw new IllegalStateException(message.getMessageID());
            }
            copies.merge(Long.valueOf(id.group(1)), 1, Integer::sum);
            String text = ((MimeMultipart) message.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
            Matcher code = CODE.matcher(text);
            Matcher reference = REFERENCE.matcher(text);
            if (code.find() && reference.find()) {
                codes.computeIfAbsent(recipient, address -> new CopyOnWriteArrayList<>())
                        .add(new Code(reference.group(1), code.group(1)));
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the code that this page asks for. */
    String code(String recipient, String page) throws InterruptedException {
        for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); Thread.sleep(20)) {
            for (Code code : codes.getOrDefault(recipient, List.of())) {
                if (page.contains(code.reference)) {
                    return code.digits;
                }
            }
        }
        throw new IllegalStateException("no mail");
    }

    /** How often each mail came, by the id of its row. */
    Map<Long, Integer> copies() {
        return Map.copyOf(copies);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
