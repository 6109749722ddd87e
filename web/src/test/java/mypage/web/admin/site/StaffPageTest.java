package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StaffPageTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    @Test
    void everyFileHasAConstant() throws IOException {
        var named = Stream.of(StaffPage.values()).map(StaffPage::file).toList();
        try (var files = Files.walk(WEBAPP.resolve("admin"))) {
            var unnamed = files.filter(Files::isRegularFile)
                    .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !named.contains(file))
                    .toList();

            assertEquals(List.of(), unnamed, "files without a constant in StaffPage");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOGOUT")
    void everyConstantHasAFile(StaffPage page) {
        assertTrue(Files.exists(WEBAPP.resolve(page.file().substring(1))), () -> page + " has no file " + page.file());
    }

    @ParameterizedTest
    @EnumSource
    void theFolderIsNamedAfterTheRoom(StaffPage page) {
        var folder = Path.of(page.file()).getParent().getFileName();

        assertTrue(
                Files.isDirectory(Path.of("src/main/java/mypage/web/admin").resolve(folder)),
                () -> page + " stands in the folder of no room: " + folder);
    }

    @Test
    void aPageWithItsOwnFileIsAnOutcome() {
        assertEquals("/admin/users/account?faces-redirect=true&of=7", StaffPage.ACCOUNT.redirect(7));
    }

    @Test
    void aLinkEncodesAnyText() {
        assertEquals("accounts?address=a%2Bb%40example.jp", StaffPage.ACCOUNTS.link("address", "a+b@example.jp"));
    }

    @ParameterizedTest
    @CsvSource({
        "HOME, HOME",
        "ACCOUNT_LOCK, ACCOUNTS",
        "REQUEST, REQUESTS",
        "STOP_END, STOPS",
        "NOTICE_TEXT, NOTICES",
        "LAUNCH_CHANGE, LAUNCH",
        "AUDIT_CHECK_RUN, AUDIT",
        "IMPORT_CANCEL, IMPORTS",
        "STAFF_TRIES, STAFF",
        "STAFF_CODES, STAFF"
    })
    void belongsToAMenuEntry(StaffPage page, StaffPage section) {
        assertEquals(Optional.of(section), page.section());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "ENROL_CODE", "ME", "ME_CODES"})
    void openAndPersonalPagesBelongToNoMenuEntry(StaffPage page) {
        assertEquals(Optional.empty(), page.section());
    }
}
