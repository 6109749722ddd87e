package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.logging.LogManager;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our log settings write each message as one line of JSON, whatever it contains. */
@ArquillianTest
@Tag("C27")
class LogLinesIT {

    private static final System.Logger LOG = System.getLogger("mypage.it");

    private final String marker = UUID.randomUUID().toString();
    private final String text = marker + "\"}\r\n{\"Level\":\"SEVERE\"}\n\u2028\u0085\u0000\u001b[31m\\ {0} {";

    @Test
    void aMessageIsOneLine() throws IOException {
        LOG.log(System.Logger.Level.INFO, text);
        LOG.log(System.Logger.Level.INFO, "typed: {0}", text);

        var lines = lines();

        assertEquals(2, lines.size());
        assertEquals(text, lines.get(0).getString("LogMessage"));
        assertEquals("typed: " + text, lines.get(1).getString("LogMessage"));
        assertTrue(lines.get(0).getString("ThreadName").matches("request [0-9a-f]{16}"), lines.toString());
    }

    @Test
    void aStackTraceIsInTheSameLine() throws IOException {
        LOG.log(System.Logger.Level.WARNING, "failed", new IllegalStateException(text));

        var lines = lines();

        assertEquals(1, lines.size());
        assertTrue(
                lines.get(0).getJsonObject("Throwable").getString("StackTrace").contains(text));
    }

    private List<JsonObject> lines() throws IOException {
        var file = Path.of(LogManager.getLogManager().getProperty("java.util.logging.FileHandler.pattern"));
        return Files.readString(file)
                .lines()
                .filter(line -> line.contains(marker))
                .map(line -> Json.createReader(new StringReader(line)).readObject())
                .toList();
    }
}
