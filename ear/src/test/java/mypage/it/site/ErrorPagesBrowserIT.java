package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import mypage.it.StaffFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error pages that no other browser test inspects. */
@ArquillianTest
@RunAsClient
class ErrorPagesBrowserIT {

    @Test
    void theErrorPageOfAWrongMethodIsShown() throws Exception {
        try (var member = StaffFixture.with().person()) {
            assertEquals(405, member.page().navigate("/admin/logout").status());
            member.inspects("error-method");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/staff, 403, error-not-permitted",
        "/admin/nowhere, 404, error-nowhere",
        "/admin/account?of=1, 404, error-no-account"
    })
    void theErrorPageOfAPageOfStaffHasTheirHeaderAndMenu(String path, int status, String state) throws Exception {
        try (var member = StaffFixture.with().person()) {
            assertEquals(status, member.page().navigate(path).status());
            member.reads("ログアウト").inspects(state);
            member.follows("ダッシュボード").reads("ダッシュボード");
        }
    }
}
