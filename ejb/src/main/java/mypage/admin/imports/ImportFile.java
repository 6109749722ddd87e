package mypage.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.ejb.ApplicationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mypage.admin.imports.ImportUploadResult.Problem;

/**
 * An uploaded file, read from the beginning as often as needed and never held in memory: CSV (RFC 4180) in UTF-8 or in
 * Shift_JIS with Microsoft's extensions, as Excel writes it in Japan. The first line names the columns; unknown
 * columns are ignored.
 */
public final class ImportFile {

    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final List<Charset> CHARSETS = List.of(UTF_8, SHIFT_JIS);

    /** In characters; an unclosed quote would make the rest of the file one field. */
    private static final int LONGEST_FIELD = 10_000;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** The file as a whole is refused. */
    @ApplicationException(rollback = true)
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Problem why;

        RefusedException(Problem why) {
            super(why.name());
            this.why = why;
        }

        Problem why() {
            return why;
        }
    }

    private final ImportService.Source source;
    private final Charset charset;

    /** Reads the file once to find out its character set. */
    ImportFile(ImportService.Source source) {
        this.source = source;
        this.charset = CHARSETS.stream()
                .filter(this::isWrittenIn)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Problem.NO_TEXT));
    }

    Charset charset() {
        return charset;
    }

    /** Passes on every line that is not blank, in order, but at most this many. */
    void forEach(int most, Consumer<ImportLine> action) {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                        .maxBufferSize(LONGEST_FIELD)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(open(charset));
                CloseableIterator<CsvRecord> each = records.iterator()) {
            Columns columns = Columns.of(each);
            for (int read = 0; each.hasNext(); read++) {
                if (read == most) {
                    throw new RefusedException(Problem.TOO_MANY_LINES);
                }
                action.accept(columns.line(each.next()));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new RefusedException(Problem.NO_CSV);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** The positions of the two fields in a line. */
    private record Columns(int service, int email) {

        static Columns of(CloseableIterator<CsvRecord> records) {
            if (!records.hasNext()) {
                throw new RefusedException(Problem.EMPTY);
            }
            List<String> names = records.next().getFields().stream()
                    .map(ImportVocabulary::plain)
                    .toList();
            return Stream.of(new Columns(
                            names.indexOf(ImportVocabulary.SERVICE_COLUMN),
                            names.indexOf(ImportVocabulary.EMAIL_COLUMN)))
                    .filter(found -> found.service >= 0 && found.email >= 0)
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(Problem.NO_HEADER));
        }

        ImportLine line(CsvRecord read) {
            return ImportLine.of((int) read.getStartingLineNumber(), field(read, service), field(read, email));
        }

        private static String field(CsvRecord read, int column) {
            return Optional.of(column)
                    .filter(at -> at < read.getFieldCount())
                    .map(read::getField)
                    .orElse("");
        }
    }
}
