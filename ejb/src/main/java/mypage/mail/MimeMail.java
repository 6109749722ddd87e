package mypage.mail;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail as it travels (RFC 5322, 2045 to 2047): two parts that say the same, plain text and HTML. It is written here,
 * because the library searches the class path for its helpers again for each part, header and encoding.
 */
final class MimeMail extends SMTPMessage {

    /** No line of Base64 begins like this. */
    private static final String BOUNDARY = "=_mypage";

    private static final int LONGEST_PLAIN = 60;

    /**
     * In bytes. A line with an encoded word has at most 76 characters (RFC 2047, 2). Three bytes become four
     * characters, the frame has 12, and the name of the header comes first.
     */
    private static final int LONGEST_WORD = 36;

    private final StringBuilder text = new StringBuilder(8192);

    MimeMail(Session session) {
        super(session);
    }

    MimeMail header(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Adds the parts, after all headers. Mail readers prefer the last part that they can show (RFC 2046, 5.1.4). */
    MimeMail parts(MailParts parts) {
        header("MIME-Version", "1.0");
        header("Content-Type", "multipart/alternative; boundary=\"" + BOUNDARY + "\"");
        part("plain", parts.text());
        part("html", parts.html());
        text.append("\r\n--" + BOUNDARY + "--\r\n");
        return this;
    }

    private void part(String type, String content) {
        text.append("\r\n--" + BOUNDARY + "\r\n");
        header("Content-Type", "text/" + type + "; charset=UTF-8");
        header("Content-Transfer-Encoding", "base64");
        byte[] bytes = content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        text.append("\r\n").append(Base64.getMimeEncoder().encodeToString(bytes));
    }

    /** The text of a header: unchanged if it is short and plain, or else in encoded words that cut no character. */
    static String words(String value) {
        if (value.length() <= LONGEST_PLAIN && value.matches("[ -~&&[^=\"(),:;<>@\\[\\]\\\\]]*")) {
            return value;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int c : value.codePoints().toArray()) {
            String next = Character.toString(c);
            if (bytes(word + next).length > LONGEST_WORD) {
                words.append(encoded(word)).append("\r\n ");
                word.setLength(0);
            }
            word.append(next);
        }
        return words.append(encoded(word)).toString();
    }

    private static String encoded(CharSequence word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word)) + "?=";
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
