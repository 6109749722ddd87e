package mypage.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** An SMTP dialog that rejects one recipient with this line, and all others temporarily. */
record SmtpRejection(String recipient, String answer) {

    void talk(Socket client) throws IOException {
        try (client;
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            say(client, "220 gate");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                say(client, answerTo(line));
            }
        }
    }

    private String answerTo(String command) {
        return switch (command.substring(0, Math.min(4, command.length()))) {
            case "QUIT" -> "221 bye";
            case "RCPT" -> command.contains("<" + recipient + ">") ? answer : "451 4.3.0 later";
            default -> "250 ok";
        };
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }
}
