package mypage.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.ejb.ApplicationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A file that a member of staff uploaded, read from the beginning as often as needed and never held in memory: CSV (RFC
 * 4180) in UTF-8 or in Shift_JIS with Microsoft's extensions, as Excel writes it in Japan. The first line names the
 * columns, whose width and case do not matter; unknown columns are ignored.
 */
public final class CsvFile {

    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final List<Charset> CHARSETS = List.of(UTF_8, SHIFT_JIS);

    /** In characters; an unclosed quote would make the rest of the file one field. */
    private static final int LONGEST_FIELD = 10_000;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Why a file is refused as a whole. */
    public enum Problem {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_LINES,
        /** Neither UTF-8 nor Shift_JIS. */
        NO_TEXT,
        /** Its first line does not name all columns. */
        NO_HEADER,
        /** Not CSV; for example a field without end. */
        NO_CSV
    }

    /** An uploaded file that can be read repeatedly. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * One line.
     *
     * @param number that of its first line in the file, from 1
     * @param fields of the columns asked for, in their order; empty where the line is too short
     */
    public record Line(int number, List<String> fields) {
        public Line {
            fields = List.copyOf(fields);
        }
    }

    /** The file as a whole is refused. */
    @ApplicationException(rollback = true)
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Problem why;

        public RefusedException(Problem why) {
            super(why.name());
            this.why = why;
        }

        public Problem why() {
            return why;
        }
    }

    private final Source source;
    private final Charset charset;

    /**
     * Reads the file once to find out its character set.
     *
     * @param size in bytes
     * @param largest in bytes
     * @throws RefusedException if it is empty, too large, or no text
     */
    public CsvFile(long size, long largest, Source source) {
        if (size == 0 || size > largest) {
            throw new RefusedException(size == 0 ? Problem.EMPTY : Problem.TOO_LARGE);
        }
        this.source = source;
        this.charset = CHARSETS.stream()
                .filter(this::isWrittenIn)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Problem.NO_TEXT));
    }

    public Charset charset() {
        return charset;
    }

    /**
     * Passes on every line that is not blank, in order.
     *
     * @param columns the names of all columns that the file must have
     * @throws RefusedException if it has no such columns, more lines than this, or is no CSV
     */
    public void forEach(List<String> columns, int most, Consumer<Line> action) {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                        .maxBufferSize(LONGEST_FIELD)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(open(charset));
                CloseableIterator<CsvRecord> each = records.iterator()) {
            List<Integer> positions = positions(columns, each);
            for (int read = 0; each.hasNext(); read++) {
                if (read == most) {
                    throw new RefusedException(Problem.TOO_MANY_LINES);
                }
                CsvRecord line = each.next();
                action.accept(new Line(
                        (int) line.getStartingLineNumber(),
                        positions.stream().map(at -> field(line, at)).toList()));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new RefusedException(Problem.NO_CSV);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form in which words are compared. */
    public static String plain(String typed) {
        return TypedText.visible(typed).toLowerCase(Locale.ROOT);
    }

    private static List<Integer> positions(List<String> columns, CloseableIterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new RefusedException(Problem.EMPTY);
        }
        List<String> names =
                records.next().getFields().stream().map(CsvFile::plain).toList();
        List<Integer> positions =
                columns.stream().map(name -> names.indexOf(plain(name))).toList();
        if (positions.contains(-1)) {
            throw new RefusedException(Problem.NO_HEADER);
        }
        return positions;
    }

    private static String field(CsvRecord line, int at) {
        return at < line.getFieldCount() ? line.getField(at) : "";
    }

    private boolean isWrittenIn(Charset candidate) {
        try (Reader reader = open(candidate)) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader that throws at the first byte that is invalid in this character set. */
    private Reader open(Charset as) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(source.open(), as.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
