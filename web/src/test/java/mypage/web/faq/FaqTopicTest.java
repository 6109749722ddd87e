package mypage.web.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R66")
class FaqTopicTest {

    private static final Pattern LINK = Pattern.compile("<m:answer about=\"([A-Z_]+)\"/>");

    @Test
    void pagesLinkToExactlyTheseTopics() throws IOException {
        try (var pages = Files.walk(Path.of("src/main/webapp"))) {
            var linked = pages.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(page -> LINK.matcher(read(page)).results())
                    .map(link -> link.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    Stream.of(FaqTopic.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                    linked);
        }
    }

    @Test
    void eachLinksToOneOfTheSixteenQuestions() {
        Stream.of(FaqTopic.values())
                .forEach(answer -> assertTrue(answer.anchor().matches("#q([1-9]|1[0-6])"), answer.anchor()));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
