package mypage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.demo.Folders;

/** A page of the documents, as far as tests read it. */
record MarkdownPage(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w*)\\n((?:(?!```).*\\n)*)```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /** Code between fences, and its language. */
    record Block(String language, String code) {

        /** Comments are in the language of the page. */
        Block withoutComments() {
            return new Block(language, code.replaceAll("(?m)(^|\\s+)# .*$", ""));
        }
    }

    /** A heading, and what follows until the next one. */
    record Section(int level, String title, String text) {

        Set<String> codeSpans() {
            return SPAN.matcher(text)
                    .results()
                    .map(span -> span.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** For each row of its tables the number of cells. */
        List<Long> rows() {
            return text.lines()
                    .filter(line -> line.startsWith("|"))
                    .map(line -> line.chars().filter(c -> c == '|').count())
                    .toList();
        }

        /** The part of a link after #, as GitHub makes it. */
        String anchor() {
            return title.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]", "")
                    .replace(' ', '-');
        }
    }

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All pages of the sources, but not those that a build or a test made. */
    static List<MarkdownPage> all() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.list(Folders.project()),
                Stream.concat(
                        Files.walk(Folders.project().resolve("docs")),
                        Files.walk(Folders.project().resolve("deploy"))))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(MarkdownPage::read)
                    .toList();
        }
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /** A heading in a block of code is none. */
    List<Section> sections() {
        String prose = BLOCK.matcher(text).replaceAll("");
        List<MatchResult> headings = HEADING.matcher(prose).results().toList();
        return Stream.iterate(0, i -> i < headings.size(), i -> i + 1)
                .map(i -> {
                    MatchResult heading = headings.get(i);
                    int end = i + 1 < headings.size() ? headings.get(i + 1).start() : prose.length();
                    return new Section(
                            heading.group(1).length(), heading.group(2), prose.substring(heading.end(), end));
                })
                .toList();
    }

    /** Links to other pages and to headings, not to other sites. */
    List<String> links() {
        String prose = SPAN.matcher(BLOCK.matcher(text).replaceAll("")).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("\\w+:.*"))
                .toList();
    }

    boolean leadsSomewhere(String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? file
                : file.toAbsolutePath().getParent().resolve(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || read(target).sections().stream()
                                .anyMatch(section -> section.anchor().equals(parts[1])));
    }
}
