package mypage.it.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.SkippingAccount;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie that skips the one-time password: its contents and its effect. */
@ArquillianTest
@RunAsClient
class SkipCookieHttpIT {

    private static final String PREFIX = SkippingAccount.PREFIX;

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor visitor = TestBed.visitor();

    @Test
    @Tag("R39")
    @Tag("R31")
    @Tag("T1")
    @Tag("C14")
    void theCookieConsistsOfARandomIdAndItsExpiry() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        var header = visitor.setCookies().stream()
                .filter(cookie -> cookie.startsWith(PREFIX))
                .findFirst()
                .orElseThrow();

        assertTrue(
                header.matches(PREFIX + "[0-9a-f]{16}=[A-Za-z0-9_-]{22}\\.\\d{10};.*"),
                () -> "unexpected format: " + header);
        for (String attribute : List.of("Max-Age=7776000", "Path=/", "Secure", "HttpOnly", "SameSite=Strict")) {
            assertTrue(header.contains("; " + attribute), header);
        }
        assertFalse(header.toLowerCase(Locale.ROOT).contains("domain"), header);
        assertTrue(header.length() < 4096);
        long expiry = Long.parseLong(value().split("\\.")[1]);
        assertEquals(
                expiry,
                Sql.number(
                        "select floor(extract(epoch from expires_at)) from trust_token where account_id = ?",
                        account.id()));
        assertEquals(Instant.now().plus(Duration.ofDays(90)).getEpochSecond(), expiry, 60);
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from trust_token where account_id = ? and token_hash = ?",
                        account.id(),
                        SkippingAccount.digest(value())));
    }

    @Test
    @Tag("R26")
    @Tag("R28")
    @Tag("R32")
    @Tag("R38")
    @Tag("T2")
    void usingItDoesNotExtendIt() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        Sql.update("update trust_token set expires_at = now() + interval '1 hour' where account_id = ?", account.id());
        long before =
                Sql.number("select extract(epoch from expires_at) from trust_token where account_id = ?", account.id());
        visitor.signOut(Site.SEEKER);
        visitor.setCookies().clear();

        visitor.submitPassword(account);

        assertTrue(visitor.isAt(Site.SEEKER.mypage()));
        assertEquals(
                before,
                Sql.number(
                        "select extract(epoch from expires_at) from trust_token where account_id = ?", account.id()));
        assertTrue(visitor.setCookies().stream().noneMatch(cookie -> cookie.startsWith(PREFIX)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "later expiry",
                "earlier expiry",
                "altered id",
                "cut short",
                "of another account",
                "unknown",
                "hash from the database",
                "oversized",
                "garbage",
                "without expiry",
                "twice",
                "ended"
            })
    @Tag("R40")
    @Tag("T1")
    @Tag("T2")
    @Tag("T4")
    void onlyTheIssuedCookieSkipsTheCode(String forgery) throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        visitor.signOut(Site.SEEKER);
        String value = value();
        String id = value.split("\\.")[0];
        String expiry = value.split("\\.")[1];
        String other = otherAccountsValue();
        String forged = switch (forgery) {
            case "later expiry" -> id + "." + (Long.parseLong(expiry) + 86_400);
            case "earlier expiry" -> id + "." + (Long.parseLong(expiry) - 1);
            case "altered id" -> (id.startsWith("A") ? "B" : "A") + value.substring(1);
            case "cut short" -> value.substring(0, value.length() - 1);
            case "of another account" -> other;
            case "unknown" -> "0123456789012345678901." + expiry;
            case "hash from the database" -> HexFormat.of().formatHex(SkippingAccount.digest(value));
            case "oversized" -> value + "0".repeat(3000);
            case "garbage" -> "%00%ff'\\<script>";
            case "without expiry" -> id;
            default -> value;
        };
        visitor.cookies().put(name(), forged);
        if (forgery.equals("twice")) {
            visitor.alsoSend(name() + "=" + other);
        } else if (forgery.equals("ended")) {
            Sql.update("update account set trust_generation = trust_generation + 1 where id = ?", account.id());
        }

        visitor.submitPassword(account);

        assertTrue(visitor.isAt(Site.SEEKER.otp()), () -> visitor.status() + " " + visitor.text());
        visitor.submitCode(mailbox.nth(2, account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()));
    }

    @Test
    @Tag("R57")
    @Tag("T4")
    void theCookieDoesNotWorkForAnotherAccount() throws Exception {
        visitor.enableSkipForNewAccount(Site.EMPLOYER);
        var other = AccountFixture.create(Site.EMPLOYER);
        visitor.signOut(Site.EMPLOYER);

        assertTrue(visitor.submitPassword(other).isAt(Site.EMPLOYER.otp()));
    }

    @Test
    @Tag("R57")
    @Tag("R58")
    @Tag("T5")
    void eightyCookiesFitIntoARequest() throws Exception {
        var sixty = keepTokensOf(60);
        for (AccountFixture account : List.of(sixty.get(0), sixty.get(30), sixty.get(59))) {
            assertTrue(visitor.submitPassword(account).isAt(Site.EMPLOYER.mypage()));
            visitor.signOut(Site.EMPLOYER);
        }
        keepTokensOf(20);

        var newest = visitor.enableSkipForNewAccount(Site.EMPLOYER);

        assertEquals(
                80,
                visitor.cookies().keySet().stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .count());
        visitor.signOut(Site.EMPLOYER);
        assertTrue(visitor.submitPassword(newest).isAt(Site.EMPLOYER.mypage()));
        visitor.signOut(Site.EMPLOYER);
        assertTrue(visitor.submitPassword(sixty.get(1)).isAt(Site.EMPLOYER.mypage()));
        visitor.signOut(Site.EMPLOYER);
        // It was replaced, as the first to expire.
        assertTrue(visitor.submitPassword(sixty.get(0)).isAt(Site.EMPLOYER.otp()));
        assertTrue(cookieHeaderLength() < 6000, "Cookie header: " + cookieHeaderLength());
        // Other systems on the same host may have cookies too.
        assertEquals(
                200,
                visitor.alsoSend("other=" + "x".repeat(8000))
                        .get(Site.EMPLOYER.login())
                        .status());
    }

    private int cookieHeaderLength() {
        return visitor.cookies().entrySet().stream()
                .mapToInt(cookie -> cookie.getKey().length() + cookie.getValue().length() + 3)
                .sum();
    }

    private List<AccountFixture> keepTokensOf(int count) throws Exception {
        var accounts = SkippingAccount.create(count, Site.EMPLOYER);
        accounts.forEach(each -> visitor.cookies().put(each.cookie(), each.value()));
        return accounts.stream().map(SkippingAccount::account).toList();
    }

    private String otherAccountsValue() throws Exception {
        var other = TestBed.visitor();
        var account = other.enableSkipForNewAccount(Site.SEEKER);
        return other.cookies().get(PREFIX + SkippingAccount.handle(account));
    }

    private String name() {
        return visitor.cookies().keySet().stream()
                .filter(cookie -> cookie.startsWith(PREFIX))
                .findFirst()
                .orElseThrow();
    }

    private String value() {
        return visitor.cookies().get(name());
    }
}
