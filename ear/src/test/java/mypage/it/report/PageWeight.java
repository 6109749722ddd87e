package mypage.it.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The bytes that a phone with an empty cache loads to show a page, compressed and without headers. */
public final class PageWeight {

    private static final int LIMIT = 30 * 1024;

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"/assets/([^\"?]+)");

    private final Path webapp;

    PageWeight(Path webapp) {
        this.webapp = webapp;
    }

    /** Pages for staff, who use desktop computers, may be larger. */
    public List<String> errors(List<InspectedPage> pages) {
        return pages.stream()
                .filter(InspectedPage::isForUsers)
                .filter(page -> of(page) > LIMIT)
                .map(page -> "%s has %d bytes, more than %d".formatted(page.name(), of(page), LIMIT))
                .toList();
    }

    private int of(InspectedPage page) {
        try {
            var markup = Files.readString(page.markup());
            int assets = ASSET.matcher(markup)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .mapToInt(asset -> compressed(webapp.resolve("assets").resolve(asset)))
                    .sum();
            return assets + compressed(page.markup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compressed(Path file) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            Files.copy(file, zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
