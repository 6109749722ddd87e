package mypage.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Many words in one array, which takes a tenth of the heap that as many strings would. Thread-safe. */
final class WordList {

    static final Comparator<String> ORDER =
            Comparator.comparing(word -> word.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** The words in their order, with a line feed before and after each. */
    private final byte[] lines;

    private WordList(byte[] lines) {
        this.lines = lines;
    }

    static WordList of(Collection<String> words) {
        return new WordList(words.stream()
                .distinct()
                .sorted(ORDER)
                .collect(Collectors.joining("\n", "\n", "\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a resource beside this class, one word a line in their {@link #ORDER}. */
    static WordList read(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            byte[] text = in.readAllBytes();
            byte[] lines = new byte[1 + text.length];
            lines[0] = '\n';
            System.arraycopy(text, 0, lines, 1, text.length);
            return new WordList(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String word) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        int from = 1;
        int to = lines.length;
        while (from < to) {
            int start = startOfLine((from + to) >>> 1);
            int end = endOfLine(start);
            int order = Arrays.compareUnsigned(lines, start, end, wanted, 0, wanted.length);
            if (order == 0) {
                return true;
            } else if (order < 0) {
                from = end + 1;
            } else {
                to = start;
            }
        }
        return false;
    }

    private int startOfLine(int position) {
        int start = position;
        while (lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int endOfLine(int start) {
        int end = start;
        while (lines[end] != '\n') {
            end++;
        }
        return end;
    }
}
