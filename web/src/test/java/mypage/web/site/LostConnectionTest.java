package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C23")
class LostConnectionTest {

    private static final String SERVER = "org.glassfish.grizzly.nio.NIOConnection";

    @Test
    void aWriteToAClientThatWentAwayIsOne() {
        assertTrue(LostConnection.isCauseOf(thrownIn(SERVER, new IOException("Connection is closed"))));
        assertTrue(LostConnection.isCauseOf(
                new ServletException(thrownIn(SERVER, new IOException("Write timeout exceeded")))));
    }

    @Test
    void aFailureOfOurOwnIsNone() {
        assertFalse(LostConnection.isCauseOf(thrownIn("mypage.web.site.ErrorPage", new IOException("no template"))));
        assertFalse(LostConnection.isCauseOf(thrownIn(SERVER, new IllegalStateException())));
    }

    /** Each request runs far below the server's code. */
    @Test
    void aFailureFarAboveTheServersCodeIsNone() {
        IOException failure = new IOException("disk full");
        var trace = new StackTraceElement[40];
        for (int depth = 0; depth < trace.length; depth++) {
            trace[depth] = frame(depth < 30 ? "mypage.web.site.Uploads" : SERVER);
        }
        failure.setStackTrace(trace);
        assertFalse(LostConnection.isCauseOf(failure));
    }

    private static <T extends Exception> T thrownIn(String type, T failure) {
        failure.setStackTrace(new StackTraceElement[] {frame(type)});
        return failure;
    }

    private static StackTraceElement frame(String type) {
        return new StackTraceElement(type, "method", "File.java", 1);
    }
}
