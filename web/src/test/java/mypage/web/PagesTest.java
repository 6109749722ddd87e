package mypage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.web.admin.site.StaffPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for every page. */
class PagesTest {

    private static final Pattern TAG = Pattern.compile("<m:(\\w+)");

    private static final Pattern ASKS_OPTIONAL =
            Pattern.compile("#\\{[^}]*\\.(present\\b|isPresent\\(|get\\(\\)|orElse)");

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path WEB_INF = WEBAPP.resolve("WEB-INF");
    private static final String OWN_SCRIPT = "<script src=\"#\\{assets\\.url\\('[a-z.-]+\\.js'\\)}\" defer=\"defer\""
            + "( data-[a-z-]+=\"[^\"]+\")*></script>";

    /** The template of all pages for staff, or that of their actions. */
    private static final String STAFF_TEMPLATE = "(?s).*template=\"/WEB-INF/(admin|action)\\.xhtml\".*";

    private static final Pattern ASKS_FOR_PAGE = Pattern.compile("staffRequest\\.may\\('(\\w+)'\\)");

    private static final Pattern FORM = Pattern.compile("(?s)<h:form\\b.*?</h:form>");
    private static final Pattern PASSWORD =
            Pattern.compile("<m:newPassword\\b|autocomplete=\"(new|current)-password\"");

    /** Else neither people nor password managers can tell which of many accounts a password belongs to. */
    @Test
    void everyFormWithAPasswordNamesItsAccount() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            var forms = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(file -> FORM.matcher(read(file)).results().map(form -> file + ": " + form.group()))
                    .filter(form -> PASSWORD.matcher(form).find())
                    .toList();
            assertTrue(forms.size() >= 8, forms::toString);
            assertEquals(
                    List.of(),
                    forms.stream()
                            .filter(form -> !form.contains("<m:account") && !form.contains("autocomplete=\"username\""))
                            .toList());
        }
    }

    @Test
    void everyPageForUsersHasTheTemplate() throws IOException {
        try (var pages = Files.walk(WEBAPP)) {
            for (var page : pages.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !file.startsWith(WEB_INF) && !file.startsWith(WEBAPP.resolve("admin")))
                    .toList()) {
                assertTrue(Files.readString(page).contains("template=\"/WEB-INF/template.xhtml\""), page::toString);
            }
        }
    }

    /**
     * The container redirects from the name of a folder before any filter runs, unless a servlet is mapped to the name.
     */
    @Test
    void theErrorServletHidesEveryFolder() throws IOException {
        var mapped = Files.readString(WEB_INF.resolve("web.xml"));
        try (var files = Files.walk(WEBAPP)) {
            var visible = files.filter(
                            file -> Files.isDirectory(file) && !file.equals(WEBAPP) && !file.startsWith(WEB_INF))
                    .map(folder -> "/" + WEBAPP.relativize(folder).toString().replace('\\', '/'))
                    .filter(folder -> !mapped.contains("<url-pattern>" + folder + "</url-pattern>"))
                    .toList();
            assertEquals(List.of(), visible, "folders that web.xml does not map to the servlet of errors");
        }
    }

    @Test
    void theTemplateOfActionsHasTheTemplateForStaff() throws IOException {
        assertTrue(Files.readString(WEB_INF.resolve("action.xhtml")).contains("template=\"/WEB-INF/admin.xhtml\""));
    }

    @Test
    void everyPageForStaffHasATemplateForStaff() throws IOException {
        try (var pages = Files.walk(WEBAPP.resolve("admin"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                assertTrue(Files.readString(page).matches(STAFF_TEMPLATE), page::toString);
            }
        }
    }

    @Test
    void pagesCheckAccessOnlyToPagesThatExist() throws IOException {
        var named = Stream.of(StaffPage.values()).map(StaffPage::name).collect(Collectors.toSet());
        try (var files = Files.walk(WEBAPP)) {
            var asked = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(file -> ASKS_FOR_PAGE.matcher(read(file)).results())
                    .map(name -> name.group(1))
                    .toList();
            assertFalse(asked.isEmpty());
            assertTrue(named.containsAll(asked), () -> "all in StaffPage? " + asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"template.xhtml", "admin.xhtml"})
    void theTemplatesMakeEveryViewStateless(String template) throws IOException {
        assertTrue(Files.readString(WEB_INF.resolve(template)).contains("<f:view transient=\"true\""));
    }

    @Test
    void everyTagUsedIsDefined() throws IOException {
        var library = Files.readString(WEB_INF.resolve("tags/mypage.taglib.xml"));
        try (var files = Files.walk(WEBAPP)) {
            var used = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(file -> TAG.matcher(read(file)).results())
                    .map(tag -> tag.group(1))
                    .distinct()
                    .filter(name -> !library.matches("(?s).*<tag>\\s*<tag-name>" + name + "</tag-name>\\s*<source>"
                            + name + "\\.xhtml</source>\\s*</tag>.*"))
                    .toList();
            assertEquals(List.of(), used);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Since EL 6 a page gets the value of an Optional, or null; before, it got the Optional. So beans unwrap it. */
    @Test
    void noPageUnwrapsAnOptional() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            var asking = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> ASKS_OPTIONAL
                            .matcher(read(file).replaceAll("'[^'\n]*'", ""))
                            .find())
                    .toList();
            assertEquals(List.of(), asking);
        }
    }

    @Test
    void noPageCarriesInlineScriptOrStyleOrForeignContent() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            for (var page :
                    files.filter(file -> file.toString().endsWith("html")).toList()) {
                var markup = Files.readString(page).replaceAll(OWN_SCRIPT, "");
                assertFalse(
                        markup.matches("(?s).*(<script|<style| style=|\\son\\w+=|(src|href)=\"(https?:)?//).*"),
                        page::toString);
            }
        }
    }
}
