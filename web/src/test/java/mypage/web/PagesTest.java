package mypage.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every page keeps to. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final String OWN_SCRIPT =
            "<script src=\"#{assets.url('submit-once.js')}\" defer=\"defer\"></script>";

    @Test
    void everyPageHasTheOneTemplate() throws IOException {
        try (var pages = Files.list(WEBAPP)) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                assertTrue(Files.readString(page).contains("template=\"/WEB-INF/template.xhtml\""), page::toString);
            }
        }
    }

    @Test
    void theTemplateMakesEveryViewStateless() throws IOException {
        assertTrue(Files.readString(WEBAPP.resolve("WEB-INF/template.xhtml")).contains("<f:view transient=\"true\""));
    }

    @Test
    void noPageCarriesInlineScriptOrStyleOrForeignContent() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            for (var page :
                    files.filter(file -> file.toString().endsWith("html")).toList()) {
                var markup = Files.readString(page).replace(OWN_SCRIPT, "");
                assertFalse(
                        markup.matches("(?s).*(<script|<style| style=|\\son\\w+=|(src|href)=\"(https?:)?//).*"),
                        page::toString);
            }
        }
    }
}
