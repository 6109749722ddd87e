package mypage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import mypage.MarkdownPage.Block;
import mypage.demo.DatabaseRole;
import mypage.demo.Folders;
import mypage.platform.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what docs/operations tells to type, as far as that needs no server. The twins have the same commands. */
class OperationsCommandsTest {

    private static final Path PAGES = Folders.project().resolve("docs/operations/en");

    static List<String> queries() throws IOException {
        return blocks("sql");
    }

    static List<String> scripts() throws IOException {
        return blocks("sh");
    }

    private static List<String> blocks(String language) throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(MarkdownPage::read)
                    .flatMap(page -> page.blocks().stream())
                    .filter(block -> block.language().equals(language))
                    .map(Block::code)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void eachQueryRunsOnOurTables(String query) throws Exception {
        try (Connection connection = TestDatabase.DATABASE.connect(DatabaseRole.OWNER);
                Statement statement = connection.createStatement()) {
            assertDoesNotThrow(() -> statement.execute(query), query);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void eachScriptIsOneThatAShellUnderstands(String script) throws Exception {
        assertEquals("", bash("-n", script), script);
    }

    @Test
    void theCommandForANewKeyMakesALineOfTheKeyFile(@TempDir Path folder) throws Exception {
        String command = scripts().stream()
                .filter(script ->
                        script.startsWith("echo \"k$(date") && script.lines().count() == 1)
                .findFirst()
                .orElseThrow();
        Path keys = Files.writeString(folder.resolve("keys"), bash("-c", command));

        assertDoesNotThrow(() -> new Secrets(keys));
    }

    /** What it prints, errors included. */
    private static String bash(String option, String script) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash on this machine");
        List<String> command = option.equals("-n") ? List.of("/bin/bash", "-n") : List.of("/bin/bash", option, script);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
