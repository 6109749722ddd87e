package mypage.it.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.SkippingAccount;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import mypage.platform.JapaneseTime;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lifetime of a skip setting, and that no page reveals when it ends. */
@ArquillianTest
@RunAsClient
class SkipHttpIT {

    private static final String PREFIX = SkippingAccount.PREFIX;

    /** Texts that reveal how long skipping lasts, or on how many or which devices (requirements 35, 46, 52). */
    private static final Pattern REVEALING =
            Pattern.compile("残り|残日数|有効期限|あと\\s*\\d+\\s*日|\\d+\\s*(台|件|個)|最終利用|User-Agent|Chrome|Android|Windows");

    /** A timestamp in seconds or milliseconds. */
    private static final Pattern TIMESTAMP = Pattern.compile("\\b(\\d{10}|\\d{13})\\b");

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor visitor = TestBed.visitor();

    @Test
    @Tag("R33")
    @Tag("R55")
    void anExpiredSettingCanBeRenewedForNinetyDays() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        Sql.update("update trust_token set expires_at = now() where account_id = ?", account.id());
        visitor.get(Site.SEEKER.settings());
        assertEquals("なし", visitor.skipState());
        visitor.signOut(Site.SEEKER);

        visitor.submitPassword(account);
        assertTrue(visitor.isAt(Site.SEEKER.otp()));
        visitor.enableSkip(mailbox.nth(2, account.email()).code());

        assertEquals(
                1,
                Sql.number(
                        "select count(*) from trust_token where account_id = ?"
                                + " and expires_at between"
                                + " now() + interval '89 days 23 hours' and now() + interval '90 days'",
                        account.id()));
        visitor.signOut(Site.SEEKER);
        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.mypage()));
    }

    @Test
    @Tag("T3")
    void signingOutKeepsTheSetting() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);

        visitor.signOut(Site.SEEKER);

        assertTrue(visitor.answer().headers().firstValue("Clear-Site-Data").isEmpty());
        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.mypage()));
        assertEquals(1, mailbox.codeMails(account.email()).size());
    }

    @Test
    @Tag("R32")
    void threeTabsSkipAtOnce() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        visitor.signOut(Site.SEEKER);

        List<HttpVisitor> tabs = Race.of(3, () -> visitor.twin().submitPassword(account));

        assertTrue(tabs.stream().allMatch(tab -> tab.isAt(Site.SEEKER.mypage())));
        tabs.get(0).get(Site.SEEKER.settings());
        assertEquals("あり", tabs.get(0).skipState());
        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.mypage()));
    }

    @Test
    @Tag("R35")
    @Tag("R46")
    @Tag("R52")
    void noPageRevealsExpiryOrDevices() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        assertPageRevealsNothing(Site.SEEKER.otp());
        visitor.submit(visitor.form(HttpVisitor.SEND)
                        .type(HttpVisitor.CODE, mailbox.first(account.email()).code())
                        .type(HttpVisitor.SKIP, "on"))
                .follow();
        assertPageRevealsNothing(Site.SEEKER.otpSkip());
        visitor.submit(visitor.form(HttpVisitor.OK)).follow();
        for (String path : List.of(Site.SEEKER.mypage(), Site.SEEKER.settings(), Site.SEEKER.otpResume())) {
            assertPageRevealsNothing(visitor.get(path).follow().answer().uri().getPath());
        }
        for (String path : List.of("/", Site.EMPLOYER.login(), "/nowhere")) {
            visitor.get(path);
            assertRevealsNothing(visitor.text());
        }
        String withOne = visitor.get(Site.SEEKER.settings()).text();

        var second = TestBed.visitor();
        second.submitPassword(account)
                .enableSkip(mailbox.nth(2, account.email()).code());
        Sql.update("update trust_token set expires_at = now() + interval '1 day' where account_id = ?", account.id());

        assertEquals(2, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));
        assertEquals(withOne, visitor.get(Site.SEEKER.settings()).text());
        assertPageRevealsNothing(Site.SEEKER.settings());
        assertPageRevealsNothing(
                visitor.get(Site.SEEKER.mypage()).answer().uri().getPath());
    }

    private void assertPageRevealsNothing(String page) {
        assertTrue(visitor.isAt(page), page + ": " + visitor.status());
        assertRevealsNothing(visitor.text());
        // Hashes of assets are hexadecimal and may consist of digits alone.
        String body = visitor.body().replaceAll("\\?[0-9a-f]{10}\"", "\"");
        assertFalse(TIMESTAMP.matcher(body).find(), page);
        LocalDate end = LocalDate.ofInstant(Instant.now().plus(Duration.ofDays(90)), JapaneseTime.ZONE);
        for (LocalDate day : List.of(end.minusDays(1), end, end.plusDays(1))) {
            Stream.of(
                            day.toString(),
                            day.toString().replace('-', '/'),
                            day.getMonthValue() + "月" + day.getDayOfMonth() + "日")
                    .forEach(date -> assertFalse(visitor.body().contains(date), page + " reveals " + date));
        }
    }

    private static void assertRevealsNothing(String text) {
        var matcher = REVEALING.matcher(text);
        assertFalse(matcher.find(), () -> "reveals 「" + matcher.group() + "」: " + text);
    }

    @Test
    @Tag("R36")
    void expiryIsNotNotifiedByMail() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        Sql.update(
                "update trust_token set expires_at = now() + interval '2 seconds' where account_id = ?", account.id());
        Await.until(
                "expired token deleted",
                () -> Sql.number("select count(*) from trust_token where account_id = ?", account.id()) == 0);

        assertEquals(
                3,
                Sql.number("select count(*) from outbox_message where recipient = ?", account.email()),
                "mails for the code, for skipping and for the new device");
        var mail = mailbox.first(account.email());
        assertFalse(mail.body().contains("省略"), mail.body());
        assertFalse(mail.subject().contains("省略"), mail.subject());
    }

    @Test
    @Tag("C16")
    @Tag("R51")
    void foreignFormsAndOpeningThePageDoNotEndSkipping() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        visitor.get(Site.SEEKER.otpResume());
        var form = visitor.form(HttpVisitor.DONE);

        assertEquals(403, visitor.submitFrom("https://attacker.example", form).status());
        visitor.get(Site.SEEKER.otpResume() + "?jakarta.faces.ViewState=stateless&resume=resume&done=1");
        assertEquals(400, visitor.status());
        visitor.get(Site.SEEKER.otpResume());
        assertEquals(0, Sql.number("select trust_generation from account where id = ?", account.id()));

        visitor.submit(form).follow();
        assertEquals("なし", visitor.skipState());
    }

    @Test
    @Tag("C18")
    void skippingCannotBeConfirmedBeforeTheRightCode() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.SEEKER);
        visitor.get(Site.SEEKER.settings());
        var newer = TestBed.visitor().submitPassword(account);
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
}
