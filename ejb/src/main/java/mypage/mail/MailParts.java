package mypage.mail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.platform.Language;
import mypage.platform.Ruby;

/**
 * The two parts of a mail, rendered from one text so that they say the same: plain text for feature phones and for
 * readers who prefer it, and simple HTML in one column, without images, scripts or anything loaded from elsewhere.
 */
final class MailParts {

    private static final String HEADING = "■";
    private static final String FACT = "　";
    private static final String FACT_VALUE = "： ";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="{lang}">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            </head>
            <body style="margin:0 auto;max-width:36em;padding:1em;font:16px/1.7 sans-serif;overflow-wrap:anywhere">
            {blocks}
            </body>
            </html>
            """;

    private final Language language;
    private final String subject;
    private final String body;

    MailParts(Language language, String subject, String body) {
        this.language = language;
        this.subject = subject;
        this.body = body;
    }

    String text() {
        return language == Language.JA_EASY ? Ruby.inBrackets(body) : body;
    }

    String html() {
        return PAGE.replace("{lang}", language.tag())
                .replace("{title}", escaped(subject))
                .replace("{blocks}", blocks());
    }

    private String blocks() {
        return Stream.of(body.split("\n\n")).map(this::block).collect(Collectors.joining("\n"));
    }

    /** A paragraph with its heading and facts. */
    private String block(String paragraph) {
        List<String> lines = paragraph.lines().toList();
        String facts = lines.stream()
                .filter(line -> line.startsWith(FACT))
                .map(this::fact)
                .collect(Collectors.joining());
        String rest = lines.stream()
                .filter(line -> !line.startsWith(FACT) && !line.startsWith(HEADING))
                .map(this::line)
                .collect(Collectors.joining("<br>\n"));
        return heading(lines) + (rest.isEmpty() ? "" : "<p>" + rest + "</p>\n") + facts;
    }

    private String heading(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> "<h2 style=\"margin:1.5em 0 0;font-size:1.1em\">"
                        + ruby(line.substring(HEADING.length()).strip()) + "</h2>\n")
                .collect(Collectors.joining());
    }

    /** A number that is to be typed is larger than the short one, which is only compared. */
    private String fact(String line) {
        String[] parts = line.strip().split(FACT_VALUE, 2);
        String value = parts.length > 1 ? parts[1] : "";
        String size = value.matches("[\\d ]{6,}") ? "font-size:1.5em;letter-spacing:.1em" : "font-size:1.1em";
        return "<p style=\"margin:.5em 0 .5em 1em\">" + ruby(parts[0]) + "<br>\n<b style=\"" + size + "\">"
                + ruby(value) + "</b></p>\n";
    }

    private String line(String line) {
        return line.matches("https?://\\S+")
                ? "<a href=\"" + escaped(line) + "\">" + escaped(line) + "</a>"
                : ruby(line);
    }

    private String ruby(String text) {
        return language == Language.JA_EASY ? unbroken(Ruby.html(text, MailParts::escaped)) : escaped(text);
    }

    /** If a word broke over two lines, its reading would be separated from it. */
    private static String unbroken(String ruby) {
        return ruby.replace("<ruby>", "<ruby style=\"white-space:nowrap\">");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
