package mypage.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A real SMTP server that keeps every mail, and a page that shows them. */
public final class DemoMail implements AutoCloseable {
    /** The path of the privacy policy of the demo. */
    static final String POLICY = "/privacy";

    private final int port;
    private final GreenMail smtp;
    private HttpServer page;
    private Callable<?> reset;

    public DemoMail(int port) {
        this.port = port;
        this.smtp = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    public DemoMail start() {
        smtp.start();
        return this;
    }

    /** Has the page offer a button that does this. */
    DemoMail resettingBy(Callable<?> action) {
        reset = action;
        return this;
    }

    public DemoMail showAt(int httpPort) throws IOException {
        page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        page.createContext("/", this::answer);
        page.createContext(POLICY, exchange -> send(exchange, PolicyPage.HTML));
        page.start();
        return this;
    }

    @Override
    public void close() {
        if (page != null) {
            page.stop(0);
        }
        smtp.stop();
    }

    /** Oldest first. */
    public List<MimeMessage> messages() {
        return List.of(smtp.getReceivedMessages());
    }

    public GreenMail smtp() {
        return smtp;
    }

    /** The settings that point the application here. */
    public Map<String, String> environment() {
        return Map.of("MYPAGE_SMTP_HOST", "localhost", "MYPAGE_SMTP_PORT", "" + port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                reset(exchange);
                return;
            }
            send(exchange, InboxPage.render(newestFirst(), Instant.now(), reset != null));
        }
    }

    private static void send(HttpExchange exchange, String html) throws IOException {
        try (exchange) {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Only for our own page: any site that a browser shows could post here. */
    private void reset(HttpExchange exchange) throws IOException {
        if (reset == null || !"same-origin".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        try {
            reset.call();
        } catch (Exception e) {
            throw new IOException(e);
        }
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
    }

    private List<InboxPage.Mail> newestFirst() throws IOException {
        List<InboxPage.Mail> mails = new ArrayList<>();
        for (MimeMessage message : messages()) {
            mails.add(mail(message));
        }
        Collections.reverse(mails);
        return mails;
    }

    private static InboxPage.Mail mail(MimeMessage message) throws IOException {
        try {
            return new InboxPage.Mail(
                    message.getSentDate().toInstant(),
                    message.getFrom()[0].toString(),
                    message.getHeader("To", null),
                    message.getSubject(),
                    ((MimeMultipart) message.getContent())
                            .getBodyPart(0)
                            .getContent()
                            .toString());
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }
}
