package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.it.inside.Race;
import mypage.platform.JapaneseTime;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie that skips the one-time password: what it holds, what it opens, and that nothing tells of its end. */
@ArquillianTest
@RunAsClient
class SkipHttpIT {

    private static final String PREFIX = SkippingAccount.PREFIX;

    /** What a page would say if it told how long, how many or which (requirements 35, 46, 52). */
    private static final Pattern TOLD_TOO_MUCH =
            Pattern.compile("残り|残日数|有効期限|あと\\s*\\d+\\s*日|\\d+\\s*(台|件|個)|最終利用|User-Agent|Chrome|Android|Windows");

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor visitor = TestBed.visitor();

    @Test
    @Tag("R39")
    @Tag("R31")
    @Tag("T1")
    @Tag("C14")
    void holdsARandomIdAndItsExpiryAndNothingElse() throws Exception {
        var account = skipping(Site.SEEKER);
        var header = visitor.setCookies().stream()
                .filter(cookie -> cookie.startsWith(PREFIX))
                .findFirst()
                .orElseThrow();

        assertTrue(
                header.matches(PREFIX + "[0-9a-f]{16}=[A-Za-z0-9_-]{22}\\.\\d{10};.*"),
                () -> "not as it should be: " + header);
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
    void isNeverExtendedByUse() throws Exception {
        var account = skipping(Site.SEEKER);
        Sql.update("update trust_token set expires_at = now() + interval '1 hour' where account_id = ?", account.id());
        long before =
                Sql.number("select extract(epoch from expires_at) from trust_token where account_id = ?", account.id());
        signOut();
        visitor.setCookies().clear();

        visitor.passPassword(account);

        assertTrue(visitor.isAt(Site.SEEKER.mypage()));
        assertEquals(
                before,
                Sql.number(
                        "select extract(epoch from expires_at) from trust_token where account_id = ?", account.id()));
        assertTrue(visitor.setCookies().stream().noneMatch(cookie -> cookie.startsWith(PREFIX)));
    }

    @Test
    @Tag("R33")
    @Tag("R55")
    void isOverAfterItsTimeAndCanBeSetForAnotherNinetyDays() throws Exception {
        var account = skipping(Site.SEEKER);
        Sql.update("update trust_token set expires_at = now() where account_id = ?", account.id());
        visitor.get(Site.SEEKER.settings());
        assertEquals("なし", state(visitor));
        signOut();

        visitor.passPassword(account);
        assertTrue(visitor.isAt(Site.SEEKER.otp()));
        visitor.skipFromNowOn(mailbox.nth(2, account.email()).code());

        assertEquals(
                1,
                Sql.number(
                        "select count(*) from trust_token where account_id = ?"
                                + " and expires_at between now() + interval '89 days 23 hours' and now() + interval '90 days'",
                        account.id()));
        signOut();
        assertTrue(visitor.passPassword(account).isAt(Site.SEEKER.mypage()));
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
    void leadsToTheOtpUnlessItIsTheOneThatWasIssued(String forgery) throws Exception {
        var account = skipping(Site.SEEKER);
        signOut();
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
            visitor.alsoSends(name() + "=" + other);
        } else if (forgery.equals("ended")) {
            Sql.update("update account set trust_generation = trust_generation + 1 where id = ?", account.id());
        }

        visitor.passPassword(account);

        assertTrue(visitor.isAt(Site.SEEKER.otp()), () -> visitor.status() + " " + visitor.text());
        visitor.typeCode(mailbox.nth(2, account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()));
    }

    @Test
    @Tag("R57")
    @Tag("T4")
    void opensNoOtherAccountOfTheSameBrowser() throws Exception {
        skipping(Site.EMPLOYER);
        var other = TestAccount.create(Site.EMPLOYER);
        signOut();

        assertTrue(visitor.passPassword(other).isAt(Site.EMPLOYER.otp()));
    }

    @Test
    @Tag("T3")
    void outlivesSigningOut() throws Exception {
        var account = skipping(Site.SEEKER);

        signOut();

        assertTrue(visitor.answer().headers().firstValue("Clear-Site-Data").isEmpty());
        assertTrue(visitor.passPassword(account).isAt(Site.SEEKER.mypage()));
        assertEquals(1, mailbox.of(account.email()).size());
    }

    @Test
    @Tag("R32")
    void servesThreeTabsAtOnceAndStays() throws Exception {
        var account = skipping(Site.SEEKER);
        signOut();

        List<HttpVisitor> tabs = Race.of(3, () -> visitor.twin().passPassword(account));

        assertTrue(tabs.stream().allMatch(tab -> tab.isAt(Site.SEEKER.mypage())));
        tabs.get(0).get(Site.SEEKER.settings());
        assertEquals("あり", state(tabs.get(0)));
        assertTrue(visitor.passPassword(account).isAt(Site.SEEKER.mypage()));
    }

    @Test
    @Tag("R57")
    @Tag("R58")
    @Tag("T5")
    void livesBesideThoseOfEightyAccountsInRequestsThatNoServerRefuses() throws Exception {
        var sixty = keepTokensOf(60);
        for (TestAccount account : List.of(sixty.get(0), sixty.get(30), sixty.get(59))) {
            assertTrue(visitor.passPassword(account).isAt(Site.EMPLOYER.mypage()));
            signOut();
        }
        keepTokensOf(20);

        var newest = skipping(Site.EMPLOYER);

        assertEquals(
                80,
                visitor.cookies().keySet().stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .count());
        signOut();
        assertTrue(visitor.passPassword(newest).isAt(Site.EMPLOYER.mypage()));
        signOut();
        assertTrue(visitor.passPassword(sixty.get(1)).isAt(Site.EMPLOYER.mypage()));
        signOut();
        // The first was to end first.
        assertTrue(visitor.passPassword(sixty.get(0)).isAt(Site.EMPLOYER.otp()));
        assertTrue(cookieHeaderLength() < 6000, "Cookie header: " + cookieHeaderLength());
        // Other systems on the same host may have cookies, too.
        assertEquals(
                200,
                visitor.alsoSends("other=" + "x".repeat(8000))
                        .get(Site.EMPLOYER.login())
                        .status());
    }

    private int cookieHeaderLength() {
        return visitor.cookies().entrySet().stream()
                .mapToInt(cookie -> cookie.getKey().length() + cookie.getValue().length() + 3)
                .sum();
    }

    private List<TestAccount> keepTokensOf(int count) throws Exception {
        var accounts = SkippingAccount.create(count, Site.EMPLOYER);
        accounts.forEach(each -> visitor.cookies().put(each.cookie(), each.value()));
        return accounts.stream().map(SkippingAccount::account).toList();
    }

    @Test
    @Tag("R35")
    @Tag("R46")
    @Tag("R52")
    void tellsOnNoPageWhenItEndsNorWhichOrHowManyHaveIt() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        visitor.passPassword(account);
        assertTellsLittle(Site.SEEKER.otp());
        visitor.submit(visitor.form(HttpVisitor.SEND)
                        .type(HttpVisitor.CODE, mailbox.first(account.email()).code())
                        .type(HttpVisitor.SKIP, "on"))
                .follow();
        assertTellsLittle(Site.SEEKER.otpSkip());
        visitor.submit(visitor.form(HttpVisitor.OK)).follow();
        for (String path : List.of(Site.SEEKER.mypage(), Site.SEEKER.settings(), Site.SEEKER.otpResume())) {
            assertTellsLittle(visitor.get(path).follow().answer().uri().getPath());
        }
        for (String path : List.of("/", Site.EMPLOYER.login(), "/nowhere")) {
            visitor.get(path);
            assertNothingTold(visitor.text());
        }
        String withOne = visitor.get(Site.SEEKER.settings()).text();

        var second = TestBed.visitor();
        second.passPassword(account)
                .skipFromNowOn(mailbox.nth(2, account.email()).code());
        Sql.update("update trust_token set expires_at = now() + interval '1 day' where account_id = ?", account.id());

        assertEquals(2, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));
        assertEquals(withOne, visitor.get(Site.SEEKER.settings()).text());
        assertTellsLittle(Site.SEEKER.settings());
        assertTellsLittle(visitor.get(Site.SEEKER.mypage()).answer().uri().getPath());
    }

    private void assertTellsLittle(String page) {
        assertTrue(visitor.isAt(page), page + ": " + visitor.status());
        assertNothingTold(visitor.text());
        LocalDate end = LocalDate.ofInstant(Instant.now().plus(Duration.ofDays(90)), JapaneseTime.ZONE);
        for (LocalDate day : List.of(end.minusDays(1), end, end.plusDays(1))) {
            Stream.of(
                            day.toString(),
                            day.toString().replace('-', '/'),
                            day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                            String.valueOf(day.atStartOfDay(JapaneseTime.ZONE).toEpochSecond())
                                    .substring(0, 5))
                    .forEach(told -> assertFalse(visitor.body().contains(told), page + " tells " + told));
        }
    }

    private static void assertNothingTold(String text) {
        var matcher = TOLD_TOO_MUCH.matcher(text);
        assertFalse(matcher.find(), () -> "tells 「" + matcher.group() + "」: " + text);
    }

    @Test
    @Tag("R36")
    void endsWithoutAMailBeforeOrAfter() throws Exception {
        var account = skipping(Site.SEEKER);
        Sql.update(
                "update trust_token set expires_at = now() + interval '2 seconds' where account_id = ?", account.id());
        Await.until(
                "expired token deleted",
                () -> Sql.number("select count(*) from trust_token where account_id = ?", account.id()) == 0);

        assertEquals(1, Sql.number("select count(*) from outbox_message where recipient = ?", account.email()));
        var mail = mailbox.first(account.email());
        assertFalse(mail.body().contains("省略"), mail.body());
        assertFalse(mail.subject().contains("省略"), mail.subject());
    }

    @Test
    @Tag("C16")
    @Tag("R51")
    void isNotEndedByAFormOfAnotherSiteNorByLooking() throws Exception {
        var account = skipping(Site.SEEKER);
        visitor.get(Site.SEEKER.otpResume());
        var form = visitor.form("完了");

        assertEquals(403, visitor.submitFrom("https://attacker.example", form).status());
        visitor.get(Site.SEEKER.otpResume());
        assertEquals(0, Sql.number("select trust_generation from account where id = ?", account.id()));

        visitor.submit(form).follow();
        assertEquals("なし", state(visitor));
    }

    @Test
    @Tag("C18")
    void cannotBeConfirmedBeforeTheCodeWasRight() throws Exception {
        var account = skipping(Site.SEEKER);
        visitor.get(Site.SEEKER.settings());
        var newer = TestBed.visitor().passPassword(account);
        var confirmation = Map.of("confirmation", "confirmation", "ok", "OK", "jakarta.faces.ViewState", "stateless");
        String reference = newer.cookies().get("__Host-seeker-attempt").split("\\.")[0];

        var form = newer.form(HttpVisitor.SEND);
        form.values().clear();
        form.values().putAll(confirmation);
        form.values().put("reference", reference);
        newer.get(Site.SEEKER.otpSkip()).follow();
        assertTrue(newer.isAt(Site.SEEKER.otp()));
        newer.submitTo(Site.SEEKER.otpSkip(), form).follow();

        assertTrue(newer.isAt(Site.SEEKER.otp()), newer::text);
        assertNotEquals("", reference);
        assertEquals(1, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));
    }

    /** An account that skips the one-time password in this visitor's browser, signed in. */
    private TestAccount skipping(Site site) throws Exception {
        var account = TestAccount.create(site);
        visitor.passPassword(account)
                .skipFromNowOn(mailbox.first(account.email()).code());
        assertTrue(visitor.isAt(site.mypage()), visitor::text);
        return account;
    }

    private void signOut() throws Exception {
        var site = Stream.of(Site.values())
                .filter(each -> visitor.cookies().containsKey("__Host-" + each.path.substring(1) + "-session"))
                .findFirst()
                .orElseThrow();
        visitor.get(site.mypage()).submit(visitor.form(HttpVisitor.LOG_OUT));
    }

    /** What 各種設定画面 says of the setting. */
    private static String state(HttpVisitor visitor) {
        return HtmlForm.text(visitor.body().replaceAll("(?s).*<p class=\"state\">(.*?)</p>.*", "$1"));
    }

    private String otherAccountsValue() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        var other = TestBed.visitor();
        other.passPassword(account).skipFromNowOn(mailbox.first(account.email()).code());
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
