package mypage.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that behaves badly once, in one phase of one dialog, and keeps what it takes. */
final class ScriptedSmtp implements AutoCloseable {

    /** What the client says or sends before the reply in question. */
    enum Phase {
        GREETING,
        EHLO,
        STARTTLS,
        MAIL,
        RCPT,
        DATA,
        END,
        QUIT
    }

    enum Fault {
        TEMPORARY,
        PERMANENT,
        /** Its reply has a character that the database can't store. */
        UNPRINTABLE,
        STALL,
        RESET,
        /** Says that it accepts no more mails over this connection, but goes on answering. */
        CLOSING,
        /** At the end of the mail: the mail is accepted, and the client is not told. */
        TAKEN_AND_RESET,
        NONE
    }

    /** The commands of all clients, and the mails that were taken, in order. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    final List<String> mails = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private volatile Phase phase;
    private volatile Fault fault = Fault.NONE;

    /** Clients whose sender, or recipient, was accepted since the last mail. */
    private final Set<Socket> withSender = ConcurrentHashMap.newKeySet();

    private final Set<Socket> withRecipient = ConcurrentHashMap.newKeySet();

    private final String extension;
    private volatile boolean asksForTextInVain;
    private volatile boolean waitsForThreeCommands;

    ScriptedSmtp() throws IOException {
        this("STARTTLS");
    }

    /** @param extension what it offers */
    ScriptedSmtp(String extension) throws IOException {
        this.extension = extension;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                clients.add(client);
                daemon(() -> talk(client));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return clients.size();
    }

    void failsOnce(Phase when, Fault how) {
        phase = when;
        fault = how;
    }

    /** Replies to MAIL only once RCPT and DATA are there too. */
    void waitsForThreeCommands() {
        waitsForThreeCommands = true;
    }

    /** Replies 354 to DATA even if it accepted no recipient, as RFC 2920 (3.1) allows. */
    void asksForTextInVain() {
        asksForTextInVain = true;
    }

    /** As a server does that has waited for too long. */
    void closesConnections() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        closesConnections();
    }

    private void talk(Socket client) throws IOException {
        try (client;
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            if (!answers(client, Phase.GREETING, "220 scripted")) {
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.add(line);
                if (!answers(client, lines, line)) {
                    return;
                }
            }
        }
    }

    private boolean answers(Socket client, BufferedReader lines, String line) throws IOException {
        return switch (line.split(" ")[0]) {
            case "EHLO" -> answers(client, Phase.EHLO, "250-scripted\r\n250 " + extension);
            case "STARTTLS" -> answers(client, Phase.STARTTLS, "454 4.7.0 no certificate");
            case "MAIL" -> mail(client, lines);
            case "RCPT" -> recipient(client);
            case "RSET" -> withRecipient.remove(client) | says(client, "250 ok");
            case "DATA" -> data(client, lines);
            case "QUIT" -> answers(client, Phase.QUIT, "221 bye") && false;
            default -> says(client, "250 ok");
        };
    }

    private boolean mail(Socket client, BufferedReader lines) throws IOException {
        withRecipient.remove(client);
        withSender.remove(client);
        if (succeeds(Phase.MAIL)) {
            withSender.add(client);
        }
        if (waitsForThreeCommands) {
            lines.mark(1000);
            lines.readLine();
            lines.readLine();
            lines.reset();
        }
        return answers(client, Phase.MAIL, "250 ok");
    }

    private boolean recipient(Socket client) throws IOException {
        if (!withSender.contains(client)) {
            return says(client, "503 no sender");
        }
        if (succeeds(Phase.RCPT)) {
            withRecipient.add(client);
        }
        return answers(client, Phase.RCPT, "250 ok");
    }

    private boolean succeeds(Phase now) {
        return phase != now || fault == Fault.NONE;
    }

    private boolean data(Socket client, BufferedReader lines) throws IOException {
        if (!withRecipient.remove(client)) {
            return asksForTextInVain
                    ? says(client, "354 go on") && lines.readLine().equals(".") && says(client, "554 no recipients")
                    : says(client, "503 no recipients");
        }
        boolean isRefused = phase == Phase.DATA && (fault == Fault.TEMPORARY || fault == Fault.PERMANENT);
        return answers(client, Phase.DATA, "354 go on") && (isRefused || takes(client, lines));
    }

    private boolean takes(Socket client, BufferedReader lines) throws IOException {
        var mail = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(".")) {
                boolean isTaken = phase != Phase.END || fault == Fault.NONE || fault == Fault.TAKEN_AND_RESET;
                if (isTaken) {
                    mails.add(mail.toString());
                }
                return answers(client, Phase.END, "250 taken");
            }
            mail.append(line).append('\n');
        }
        return false;
    }

    /** Whether the dialog goes on. */
    private boolean answers(Socket client, Phase now, String usual) throws IOException {
        if (now != phase) {
            return says(client, usual);
        }
        Fault once = fault;
        fault = Fault.NONE;
        return switch (once) {
            case NONE -> says(client, usual);
            case TEMPORARY -> says(client, "451 4.3.0 later") && now != Phase.GREETING;
            case PERMANENT -> says(client, "550 5.1.1 no") && now != Phase.GREETING;
            case UNPRINTABLE -> says(client, "451 4.3.0 not\0now") && now != Phase.GREETING;
            case CLOSING -> says(client, "421 too many messages in this connection");
            case STALL -> client.getInputStream().readAllBytes() == null;
            case RESET, TAKEN_AND_RESET -> {
                client.setSoLinger(true, 0);
                client.close();
                yield false;
            }
        };
    }

    private static boolean says(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        return true;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The connection was closed, which is normal here.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
