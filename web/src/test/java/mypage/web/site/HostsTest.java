package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host serves which pages. */
@Tag("C18")
class HostsTest {

    private final Hosts apart = new Hosts(Optional.of(URI.create("https://admin.example.jp")));

    @ParameterizedTest
    @ValueSource(strings = {"/", "/seeker/login", "/admin", "/admin/home", "/assets/staff.css"})
    void withoutAHostForStaffEveryHostServesEveryPage(String path) {
        assertTrue(new Hosts(Optional.empty()).serves(path, "anything.example"));
        assertTrue(new Hosts(Optional.empty()).serves(path, null));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin, admin.example.jp, true",
        "/admin/home, ADMIN.example.jp, true",
        "/admin/home, admin.example.jp:443, true",
        "/admin/home, admin.example.jp:8443, false",
        "/admin/home, mypage.example.jp, false",
        "/admin/home, admin.example.jp.evil.example, false",
        "/admin/home, , false",
        "/administrator, admin.example.jp, false",
        "/, admin.example.jp, false",
        "/seeker/login, admin.example.jp, false",
        "/seeker/login, mypage.example.jp, true",
        "/seeker/login, , true",
        "/assets/staff.css, admin.example.jp, true",
        "/assets/staff.css, mypage.example.jp, true"
    })
    void withAHostForStaffNeitherHostServesTheOthersPages(String path, String host, boolean served) {
        assertEquals(served, apart.serves(path, host));
    }

    @Test
    void aPortOtherThanTheDefaultIsCompared() {
        var local = new Hosts(Optional.of(URI.create("http://localhost:8081")));
        assertTrue(local.serves("/admin/home", "localhost:8081"));
        assertEquals(false, local.serves("/admin/home", "localhost:8080"));
        assertEquals(false, local.serves("/admin/home", "localhost"));
    }

    @Test
    void theRootOfTheHostForStaffLeadsToTheirPages() {
        assertTrue(apart.isStaffsRoot("/", "admin.example.jp"));
        assertFalse(apart.isStaffsRoot("/seeker/login", "admin.example.jp"));
        assertFalse(apart.isStaffsRoot("/", "mypage.example.jp"));
        assertFalse(apart.isStaffsRoot("/", null));
        assertFalse(new Hosts(Optional.empty()).isStaffsRoot("/", "admin.example.jp"));
    }
}
