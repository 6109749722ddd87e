package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.it.report.PageWeight;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Size and layout stability of pages on a phone with a slow network. {@link PageWeight} checks all pages' sizes. */
@ArquillianTest
@RunAsClient
class PageWeightBrowserIT {

    /** What a server sends in one round trip, before the first acknowledgement (RFC 6928). */
    private static final int FIRST_FLIGHT = 14 * 1024;

    private static final String SHIFTS = """
            window.shifts = [];
            new PerformanceObserver(list => list.getEntries().forEach(shift => window.shifts.push(
                shift.value + ' ' + shift.sources.map(source => source.node && source.node.nodeName))))
                .observe({type: 'layout-shift', buffered: true});""";

    private static final String AFTER_PAINTING =
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.shifts), 100)))";

    private static final String LOADED_AS_PICTURE = """
            link => link.href.startsWith('data:') || new Promise(done => {
                const picture = new Image();
                picture.onload = picture.onerror = () => done();
                picture.src = link.href;
            })""";

    private final Person person = Person.with(Device.PHONE);
    private final CDPSession browser = person.context().newCDPSession(person.page());

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    /** Counts headers and the icon too, which browsers may load late. */
    @Test
    void theSignInPageLoadsWithThreeResponsesInOneRoundTrip() {
        Map<String, String> addresses = new HashMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        browser.send("Network.enable");
        browser.on(
                "Network.requestWillBeSent",
                event -> addresses.put(text(event, "requestId"), text(event.getAsJsonObject("request"), "url")));
        browser.on(
                "Network.loadingFinished",
                event -> bytes.merge(
                        addresses.get(text(event, "requestId")),
                        event.get("encodedDataLength").getAsLong(),
                        Math::max));
        person.opens(Site.SEEKER.login());
        person.page().locator("link[rel=icon]").evaluate(LOADED_AS_PICTURE);

        bytes.keySet().removeIf(address -> address.startsWith("data:"));
        assertTrue(bytes.size() <= 3, bytes::toString);
        assertTrue(bytes.values().stream().mapToLong(Long::longValue).sum() <= FIRST_FLIGHT, bytes::toString);
    }

    private static String text(JsonObject event, String name) {
        return event.get(name).getAsString();
    }

    @Test
    void noLayoutShiftsWhilePagesLoad() throws Exception {
        person.context().addInitScript(SHIFTS);
        slowsTheNetworkDown();
        var account = AccountFixture.create(Site.SEEKER);
        person.opens(Site.SEEKER.login());
        expectNoShift("login");
        person.submitsPassword(account.email(), account.password()).isAt(Site.SEEKER.otp());
        expectNoShift("otp");
        person.submitsCode(TestBed.mailbox().first(account.email()).code()).isAt(Site.SEEKER.mypage());
        expectNoShift("mypage");
        person.opens(Site.SEEKER.settings());
        expectNoShift("settings");
    }

    /** Emulates a slow mobile network without a cache, which would favor the second page. */
    private void slowsTheNetworkDown() {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 300);
        network.addProperty("downloadThroughput", 50 * 1024);
        network.addProperty("uploadThroughput", 50 * 1024);
        browser.send("Network.enable");
        browser.send("Network.emulateNetworkConditions", network);
        var cache = new JsonObject();
        cache.addProperty("cacheDisabled", true);
        browser.send("Network.setCacheDisabled", cache);
    }

    private void expectNoShift(String page) {
        assertEquals(List.of(), person.page().evaluate(AFTER_PAINTING), page);
    }
}
