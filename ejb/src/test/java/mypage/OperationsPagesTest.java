package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.MarkdownPage.Block;
import mypage.MarkdownPage.Section;
import mypage.demo.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/operations: the Japanese pages and their English twins say the same, as far as a test can see it, and name
 * nothing that does not exist.
 */
class OperationsPagesTest {

    private static final Path PAGES = Folders.project().resolve("docs/operations");
    private static final Pattern SETTING = Pattern.compile("\\bMYPAGE_[A-Z0-9_]+\\*?");
    private static final Pattern COMMAND = Pattern.compile("\\bmypage(?:\\.[a-z0-9]+)+\\.[A-Z]\\w+");
    private static final Pattern FILE = Pattern.compile("(?<![\\w/.-])(?:deploy|ear/src)/[\\w./-]+");

    /** What the pages show as a misspelt name. */
    private static final String MISSPELT = "MYPAGE_OTP_VALIDTY";

    static List<String> names() throws IOException {
        return names("ja");
    }

    private static List<String> names(String language) throws IOException {
        try (Stream<Path> files = Files.list(PAGES.resolve(language))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static MarkdownPage page(String language, String name) {
        return MarkdownPage.read(PAGES.resolve(language).resolve(name));
    }

    @Test
    void bothLanguagesHaveTheSamePages() throws IOException {
        assertTrue(names().size() > 10, "too few pages found");
        assertEquals(names("ja"), names("en"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void twinsHaveTheSameHeadingsAndCommands(String name) {
        MarkdownPage japanese = page("ja", name);
        MarkdownPage english = page("en", name);

        assertEquals(
                english.sections().stream().map(Section::level).toList(),
                japanese.sections().stream().map(Section::level).toList());
        assertEquals(
                english.blocks().stream().map(Block::withoutComments).toList(),
                japanese.blocks().stream().map(Block::withoutComments).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theirSectionsNameTheSameThingsAndHaveTablesOfOneShape(String name) {
        List<Section> japanese = page("ja", name).sections();
        List<Section> english = page("en", name).sections();

        for (int i = 0; i < english.size(); i++) {
            String title = english.get(i).title();
            assertEquals(english.get(i).codeSpans(), japanese.get(i).codeSpans(), title);
            assertEquals(english.get(i).rows(), japanese.get(i).rows(), title);
        }
    }

    @Test
    void eachSettingExists() throws IOException {
        Set<String> known = found(SETTING, MarkdownPage.read(Folders.project().resolve("docs/settings.md")));
        known.addAll(namesThatCommandsRead());
        Set<String> unknown = found(SETTING);

        unknown.remove(MISSPELT);
        unknown.removeIf(name -> name.endsWith("*")
                ? known.stream().anyMatch(setting -> setting.startsWith(name.substring(0, name.length() - 1)))
                : known.contains(name));

        assertEquals(Set.of(), unknown);
    }

    /** Some take more from the environment than the settings of nodes. */
    private static Set<String> namesThatCommandsRead() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Folders.project().resolve("ejb/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(MarkdownPage::read)
                    .forEach(source -> names.addAll(found(SETTING, source)));
        }
        return names;
    }

    @Test
    void eachCommandIsAClassThatRuns() throws IOException {
        Set<String> commands = found(COMMAND);
        assertTrue(commands.contains("mypage.platform.Migrate"), "no commands found");

        commands.removeIf(command -> Stream.of("ejb/src/main/java", "ear/src/test/java")
                .map(root -> Folders.project().resolve(root).resolve(command.replace('.', '/') + ".java"))
                .filter(Files::exists)
                .anyMatch(file -> MarkdownPage.read(file).text().contains("static void main(String")));

        assertEquals(Set.of(), commands);
    }

    @Test
    void eachFileExists() throws IOException {
        Set<String> files = found(FILE);
        assertTrue(files.contains("deploy/postgresql/roles.sql"), "no files found");

        files.removeIf(file -> Files.exists(Folders.project().resolve(file)));

        assertEquals(Set.of(), files);
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> all = new TreeSet<>();
        for (String name : names()) {
            all.addAll(found(pattern, page("ja", name)));
        }
        return all;
    }

    private static Set<String> found(Pattern pattern, MarkdownPage page) {
        return pattern.matcher(page.text())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
