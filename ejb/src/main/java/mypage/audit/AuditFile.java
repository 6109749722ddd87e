package mypage.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.stream.Stream;
import mypage.platform.Secrets;

/**
 * A part of the chain as a file of text, which the keys alone can prove. Values are separated by tabs. The first line
 * has the month and the seal before. Each event is a line ({@code e}, the columns of {@link EventDigest}, a missing
 * value as {@code \N}), and each seal is a line after its events ({@code s}). The last line seals the whole ({@code
 * end}: seals, events, and a MAC over the hash of all lines before).
 */
final class AuditFile {

    /**
     * What a proven file contains.
     *
     * @param before the seal before the first one of the file
     * @param last the last seal of the file
     * @param hash the SHA-256 of the file
     */
    record Content(YearMonth month, AuditSeal before, AuditSeal last, long events, byte[] hash) {}

    /** The file, or what was to be written to it, is not what the keys sealed. */
    static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1L;

        BrokenException(String how) {
            super(how);
        }
    }

    private static final String FORMAT = "mypage-audit-1";
    private static final String TAB = "\t";
    private static final String MISSING = "\\N";

    private AuditFile() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String end(YearMonth month, long seals, long events, MessageDigest lines) {
        return "audit-file:" + month + ":" + seals + ":" + events + ":" + hex(lines.digest());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Writes a file that does not exist yet. */
    static final class Writer implements Closeable {

        private final YearMonth month;
        private final MessageDigest digest = sha256();
        private final OutputStream file;
        private final BufferedWriter text;
        private AuditSeal open;
        private long seals;
        private long events;

        Writer(Path path, YearMonth month, AuditSeal before) throws IOException {
            this.month = month;
            file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            text = new BufferedWriter(new OutputStreamWriter(new DigestOutputStream(file, digest), UTF_8));
            line(FORMAT, month.toString(), Long.toString(before.seq()), hex(before.mac()));
        }

        /** Adds a seal with one of its events. Rows come in the order of seals, then of events. */
        void add(ResultSet row) throws SQLException, IOException {
            AuditSeal seal = AuditSeal.of(row);
            if (open != null && open.seq() != seal.seq()) {
                closeSeal();
            }
            open = seal;
            if (row.getObject("id") != null) {
                event(EventDigest.values(row));
            }
        }

        private void event(String... values) throws IOException {
            events++;
            line(Stream.concat(
                            Stream.of("e"),
                            Stream.of(values).map(value -> value == null ? MISSING : value.replaceAll("[\t\r\n]", " ")))
                    .toArray(String[]::new));
        }

        private void closeSeal() throws IOException {
            seals++;
            line("s", Long.toString(open.seq()), open.sealedAt().toString(), "" + open.events(), hex(open.mac()));
        }

        /** Writes the last line; nothing may follow. */
        void finish(Secrets secrets) throws IOException {
            if (open != null) {
                closeSeal();
            }
            text.flush();
            String mac = hex(secrets.keyedHash(end(month, seals, events, digest)));
            line("end", Long.toString(seals), Long.toString(events), mac);
            text.flush();
        }

        private void line(String... values) throws IOException {
            text.write(String.join(TAB, values) + "\n");
        }

        @Override
        public void close() throws IOException {
            text.close();
            file.close();
        }
    }

    /**
     * Reads a file line by line and proves each seal, and that nothing is missing.
     *
     * @throws BrokenException when it is not exactly what was exported
     */
    static Content prove(Path path, Secrets secrets) throws IOException, BrokenException {
        MessageDigest whole = sha256();
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(new DigestInputStream(Files.newInputStream(path), whole), UTF_8))) {
            Proof proof = new Proof(secrets);
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                proof.take(line);
            }
            return proof.content(whole.digest());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw new BrokenException("a line is not one of ours: " + e.getMessage());
        }
    }

    private static final class Proof {

        private final Secrets secrets;
        private final MessageDigest lines = sha256();
        private YearMonth month;
        private AuditSeal before;
        private AuditSeal last;
        private EventDigest digest = new EventDigest();
        private long seals;
        private long events;
        private boolean ended;

        Proof(Secrets secrets) {
            this.secrets = secrets;
        }

        void take(String line) throws BrokenException {
            String[] values = line.split(TAB, -1);
            if (ended) {
                throw new BrokenException("lines follow the last one");
            } else if (month == null) {
                begin(values);
            } else {
                switch (values[0]) {
                    case "e" ->
                        digest.add(Stream.of(values)
                                .skip(1)
                                .map(value -> value.equals(MISSING) ? null : value)
                                .toArray(String[]::new));
                    case "s" -> seal(values);
                    case "end" -> end(values);
                    default -> throw new BrokenException("a line is not one of ours: " + values[0]);
                }
            }
            lines.update((line + "\n").getBytes(UTF_8));
        }

        private void begin(String... values) throws BrokenException {
            if (!values[0].equals(FORMAT)) {
                throw new BrokenException("no file of this format");
            }
            month = YearMonth.parse(values[1]);
            before = AuditSeal.dropped(Long.parseLong(values[2]), HexFormat.of().parseHex(values[3]));
            last = before;
        }

        private void seal(String... values) throws BrokenException {
            AuditSeal seal = new AuditSeal(
                    Long.parseLong(values[1]),
                    Instant.parse(values[2]),
                    Integer.parseInt(values[3]),
                    HexFormat.of().parseHex(values[4]));
            if (seal.seq() != last.seq() + 1
                    || seal.events() != digest.count()
                    || !seal.follows(last, digest, secrets)) {
                throw new BrokenException("seal " + seal.seq() + ": altered, an event of it or itself");
            }
            events += digest.count();
            seals++;
            last = seal;
            digest = new EventDigest();
        }

        private void end(String... values) throws BrokenException {
            byte[] mac = HexFormat.of().parseHex(values[3]);
            if (digest.count() > 0 || !secrets.matches(AuditFile.end(month, seals, events, lines), mac)) {
                throw new BrokenException("the last line does not fit what is before it");
            }
            ended = true;
        }

        Content content(byte[] hash) throws BrokenException {
            if (!ended) {
                throw new BrokenException("the end is cut off");
            }
            return new Content(month, before, last, events, hash);
        }
    }
}
