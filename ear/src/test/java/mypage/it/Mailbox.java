package mypage.it;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails that the mail server received by SMTP. */
public final class Mailbox {

    /** One mail and what its reader needs from it. */
    public record Mail(MimeMessage message, String subject, String body) {
        private static final Pattern CODE = Pattern.compile("ワンタイムパスワード（認証コード）： (\\d{6})\\s");
        private static final Pattern REFERENCE = Pattern.compile("照合番号： (\\S+)");

        private static final String VERIFICATION_CODE_LABEL = "確認番号： ";
        private static final Pattern VERIFICATION_CODE = Pattern.compile(VERIFICATION_CODE_LABEL + "(.+)");
        private static final Pattern LINK = Pattern.compile("(?m)^(http\\S+)$");

        /** The HTML part, which says the same as the text. */
        public String html() throws IOException, MessagingException {
            return part(message, 1);
        }

        public String verificationCode() {
            return firstMatch(VERIFICATION_CODE);
        }

        public String code() {
            return firstMatch(CODE);
        }

        public String reference() {
            return firstMatch(REFERENCE);
        }

        /** The link that the reader would open. */
        public String link() {
            return firstMatch(LINK);
        }

        private String firstMatch(Pattern pattern) {
            Matcher matcher = pattern.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError(pattern + " is not in: " + body);
            }
            return matcher.group(1);
        }
    }

    private static final String ONE_TIME_PASSWORD = "ワンタイムパスワードのお知らせ";

    private final GreenMail server;

    Mailbox(GreenMail server) {
        this.server = server;
    }

    public static String otherThan(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }

    /** The mails with a one-time password, oldest first. */
    public List<Mail> codeMails(String address) throws Exception {
        return all(address).stream()
                .filter(mail -> mail.subject().endsWith(ONE_TIME_PASSWORD))
                .toList();
    }

    /** Waits for a mail whose subject ends so, and returns the newest. */
    public Mail notice(String subject, String address) throws Exception {
        return Await.value(
                "「" + subject + "」 to " + address,
                () -> all(address).stream()
                        .filter(mail -> mail.subject().endsWith(subject))
                        .reduce((older, newer) -> newer));
    }

    public List<Mail> all(String address) throws Exception {
        List<Mail> mails = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            // The raw header: the library does not parse addresses with dots in odd places.
            if (message.getHeader("To", null).equals(address)) {
                mails.add(new Mail(message, message.getSubject(), text(message)));
            }
        }
        return mails;
    }

    public Mail first(String address) throws Exception {
        return nth(1, address);
    }

    /** Waits for the code mail whose reference number the visitor's current page shows. */
    public Mail answering(HttpVisitor visitor, String address) throws Exception {
        return Await.value(
                "code mail of this page, to " + address,
                () -> codeMails(address).stream()
                        .filter(mail -> visitor.text().contains("照合番号 " + mail.reference()))
                        .findFirst());
    }

    /** Waits for the device verification code and returns the newest, as formatted in the mail. */
    public String verificationCode(String address) throws Exception {
        return Await.value(
                        "verification code for " + address,
                        () -> all(address).stream()
                                .filter(mail -> mail.body().contains(Mail.VERIFICATION_CODE_LABEL))
                                .reduce((older, newer) -> newer))
                .verificationCode();
    }

    /** Waits for the code mail with this number, counted from 1. */
    public Mail nth(int number, String address) throws Exception {
        return Await.value("mail " + number + " to " + address, () -> {
            List<Mail> mails = codeMails(address);
            return mails.size() < number ? Optional.empty() : Optional.of(mails.get(number - 1));
        });
    }

    private static String text(MimeMessage message) throws IOException, MessagingException {
        return part(message, 0);
    }

    private static String part(MimeMessage message, int index) throws IOException, MessagingException {
        var parts = (MimeMultipart) message.getContent();
        return parts.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }
}
