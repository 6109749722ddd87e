package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class DifferencesTest {

    @Test
    void theOrderDoesNotMatter() {
        Differences.assertNone(List.of("a", "b", "b"), List.of("b", "a", "b"));
    }

    @Test
    void aFailureNamesOnlyWhatIsMissingAndWhatIsTooMuch() {
        var failure = assertThrows(
                AssertionFailedError.class,
                () -> Differences.assertNone(List.of("a", "b", "c"), List.of("b", "c", "c", "d")));

        assertEquals(
                "missing [a], too much [c, d]",
                failure.getActual().getStringRepresentation(),
                "c occurs once too often");
    }
}
