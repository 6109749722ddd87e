package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aDatabaseThatIsDownOrFullIsUnavailable(String state) {
        assertTrue(Unavailability.isCauseOf(wrapped(new SQLException("", state))));
    }

    @Test
    void aPoolWithoutConnectionsIsUnavailable() {
        assertTrue(Unavailability.isCauseOf(
                wrapped(new SQLException("Error in allocating a connection. Cause: Connection refused"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "57014", "40001"})
    void aDefectOfOursIsNoUnavailability(String state) {
        assertFalse(Unavailability.isCauseOf(wrapped(new SQLException("", state))));
    }

    @Test
    void noOtherFailureIsUnavailability() {
        assertFalse(Unavailability.isCauseOf(wrapped(new NullPointerException())));
        assertFalse(Unavailability.isCauseOf(wrapped(new SQLException("no state"))));
    }

    private static Throwable wrapped(Exception cause) {
        return new RuntimeException(new EJBException(cause));
    }
}
