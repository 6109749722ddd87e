package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A new page needs a constant in {@link UserPage} and a file in the folder of its room. */
class UserPageTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** The choice of services: it belongs to none, so it is no page of one. */
    private static final String TOP = "/index.xhtml";

    @Test
    void everyFileHasAConstant() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            var unnamed = files.map(
                            file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".xhtml") && !file.matches("/(WEB-INF|admin)/.*"))
                    .filter(file -> !file.equals(TOP) && UserPage.ofFile(file).isEmpty())
                    .toList();

            assertEquals(List.of(), unnamed, "files without a constant in UserPage");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOGOUT")
    void everyConstantHasAFile(UserPage page) {
        assertTrue(Files.exists(WEBAPP.resolve(page.file().substring(1))), () -> page + " has no file " + page.file());
    }

    @ParameterizedTest
    @EnumSource
    void theFolderIsNamedAfterTheRoom(UserPage page) {
        var folder = Path.of(page.file()).getParent().getFileName();

        assertTrue(
                Files.isDirectory(Path.of("src/main/java/mypage/web").resolve(folder)),
                () -> page + " stands in the folder of no room: " + folder);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOGOUT")
    @Tag("C18")
    void requiresReauthenticationExactlyWhenItIsSensitive(UserPage page) throws IOException {
        var markup = Files.readString(WEBAPP.resolve(page.file().substring(1)));

        assertEquals(
                page.isSensitive(),
                markup.contains("<f:viewAction action=\"#{reauthentication.require}\"/>"),
                () -> page.file() + " calls reauthentication.require if and only if it is sensitive");
    }

    @Test
    void isFoundByItsAddressAndByItsFile() {
        assertEquals(Optional.of(UserPage.OTP_SKIP), UserPage.at("otp-skip"));
        assertEquals(Optional.of(UserPage.OTP_SKIP), UserPage.ofFile("/signin/otp-skip.xhtml"));
    }

    @Test
    void aPageShownInPlaceOfAnotherHasNoAddress() {
        assertEquals(Optional.empty(), UserPage.at("cookies"));
        assertEquals("/about/cookies", UserPage.COOKIES.view());
    }

    @Test
    void isAnOutcome() {
        assertEquals("/signin/otp-skip?faces-redirect=true", UserPage.OTP_SKIP.redirect());
        assertEquals("/device/login-pass-code", UserPage.LOGIN_PASS_CODE.view());
    }
}
