package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import mypage.it.RawAnswers;
import mypage.it.RawHttp;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the response to every kind of request to every address. */
@ArquillianTest
@RunAsClient
class EveryAnswerHttpIT extends RawAnswers {

    @ParameterizedTest
    @EnumSource
    @Tag("C14")
    @Tag("C15")
    @Tag("C16")
    @Tag("C24")
    @Tag("C25")
    void everyResponseHasSecurityHeadersAndDoesNotRevealTheServer(RequestKind kind) {
        assertAll(addresses().stream().map(address -> () -> assertProtected(kind, address)));
    }

    @Test
    @Tag("C15")
    void assetsRequestedByTheirHashMayBeCached() throws Exception {
        var page = TestBed.visitor().get("/").body();
        var asset = page.replaceAll("(?s).*\"(/assets/mypage.css\\?[^\"]+)\".*", "$1");

        assertTrue(RequestKind.GET.send(asset).header("Cache-Control").contains("immutable"), asset);
    }

    /** Responses of the container itself have no content, so they need no security headers. */
    @ParameterizedTest
    @CsvSource({"TRACE /, 405", "GET /%00, 400", "GET /../x, 400", "GET /a%c0%af, 400", "GET /%, 200"})
    @Tag("C24")
    void theContainersOwnResponsesAreEmpty(String line, int status) throws Exception {
        var answer = RawHttp.send(TestBed.url(), RawHttp.request(line));

        assertEquals(status, answer.status());
        assertEquals("", answer.body());
        assertFalse(answer.revealsServer(), answer.toString());
    }

    @Test
    @Tag("C24")
    @Tag("T5")
    void aRequestWithTooLargeHeadersGetsAnEmptyResponse() throws Exception {
        var answer = RawHttp.send(TestBed.url(), RawHttp.request("GET /", "Cookie: " + "a".repeat(20_000)));

        assertEquals(400, answer.status());
        assertEquals("", answer.body());
    }

    @Test
    @Tag("C18")
    void pagesRedirectToTheSignInUnlessThePreviousStepIsDone() {
        assertAll(userPages().stream()
                .filter(page -> !PUBLIC_PAGES.contains(page))
                .flatMap(page -> Stream.of(Site.values()).map(site -> () -> {
                    var answer = RequestKind.GET.send(site.path + "/" + page);
                    assertTrue(
                            answer.status() == 404 || answer.header("Location").equals(site.login()),
                            page + " answers " + answer.status() + " without a sign-in; if that is right, list it in "
                                    + "RawAnswers.PUBLIC_PAGES");
                })));
    }
}
