package mypage.it.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Known secrets go through all kinds of sign-ins, and must then be nowhere in logs, audit events, mails or URLs. */
@ArquillianTest
@RunAsClient
@Tag("C23")
@Tag("C26")
class CanaryHttpIT {

    private static final String WRONG_PASSWORD = "カナリア wrong & canary";

    private final HttpVisitor visitor = TestBed.visitor();
    private final Mailbox mailbox = TestBed.mailbox();
    private final List<String> codes = new ArrayList<>();

    @Test
    void noSecretIsInLogsAuditEventsOutboxOrUrls() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        signInInAllWays(account);
        var cookies = visitor.setCookies().stream()
                .map(cookie -> cookie.split("[=;]")[1])
                .filter(value -> value.length() > 16)
                .distinct()
                .toList();
        // Two attempts, two sessions, the skip token, two device names.
        assertEquals(7, cookies.size(), cookies.toString());
        var secrets = new ArrayList<>(List.of(account.password(), WRONG_PASSWORD));
        // An attempt's cookie begins with its public reference number, and a skip token ends with its expiry.
        cookies.stream()
                .flatMap(cookie -> Stream.of(cookie.split("\\.")))
                .filter(part -> part.length() > 16)
                .forEach(secrets::add);

        var places = places(account);
        var control = Map.of("control", secrets.get(6) + " " + codes.get(0));

        assertEquals(
                2,
                leaks(control, Map.of("a secret", isAnyOf(secrets), "a code", isAnyCode()))
                        .size());
        assertEquals(List.of(), leaks(places, Map.of("a secret", isAnyOf(secrets), "a code", isAnyCode())));
    }

    /** Signs in with wrong and right passwords and codes, with and without skipping, and signs out. */
    private void signInInAllWays(AccountFixture account) throws Exception {
        visitor.submitPassword(account, WRONG_PASSWORD);
        visitor.submitPassword(account);
        String code = mailbox.first(account.email()).code();
        codes.add(code);
        codes.add(code.startsWith("9") ? "048213" : "948213");
        visitor.submitCode(codes.get(1));
        visitor.enableSkip(code);
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
        visitor.signOut(Site.SEEKER);
        visitor.submitPassword(account);
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());

        var otherDevice = TestBed.visitor().submitPassword(account);
        codes.add(mailbox.nth(2, account.email()).code());
        otherDevice.submitCode(code);
        visitor.setCookies().addAll(otherDevice.setCookies());
        visitor.addresses().addAll(otherDevice.addresses());
    }

    private Map<String, String> places(AccountFixture account) throws Exception {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("log", TestBed.serverLog());
        places.put("addresses", visitor.addresses().toString());
        places.put("audit_event", rows("audit_event t where account_id = ?", account.id()));
        places.put("outbox_message", rows("outbox_message t where recipient = ?", account.email()));
        Await.until("events sealed", () -> Sql.number("select count(*) from audit_seal") > 0);
        places.put("audit_seal", rows("audit_seal t"));
        return places;
    }

    private static String rows(String from, Object... arguments) throws Exception {
        return Sql.text("select string_agg(t::text, chr(10)) from " + from, arguments);
    }

    private static List<String> leaks(Map<String, String> places, Map<String, Predicate<String>> found) {
        return places.entrySet().stream()
                .flatMap(place -> found.entrySet().stream()
                        .filter(what -> what.getValue().test(place.getValue()))
                        .map(what -> what.getKey() + " in " + place.getKey()))
                .toList();
    }

    /** Matches the secrets in plain text, URL-encoded, and as bytes in hex or Base64. */
    private static Predicate<String> isAnyOf(List<String> secrets) {
        return text -> secrets.stream()
                .flatMap(secret -> Stream.of(
                        secret,
                        URLEncoder.encode(secret, UTF_8),
                        HexFormat.of().formatHex(secret.getBytes(UTF_8)),
                        Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))))
                .anyMatch(text::contains);
    }

    private Predicate<String> isAnyCode() {
        return Pattern.compile("(?<![0-9a-f.])(" + String.join("|", codes) + ")(?![0-9a-f])")
                .asPredicate();
    }
}
