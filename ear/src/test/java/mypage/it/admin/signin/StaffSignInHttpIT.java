package mypage.it.admin.signin;

import static mypage.admin.staff.StaffRole.MANAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.it.HttpVisitor;
import mypage.it.RateLimitFixture;
import mypage.it.RawAnswers;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How staff sign in, in requests and responses. */
@ArquillianTest
@RunAsClient
class StaffSignInHttpIT {

    private StaffVisitor member;

    @BeforeEach
    void enrol() throws Exception {
        member = StaffVisitor.enrolled(MANAGE);
    }

    @Test
    @Tag("C12")
    @Tag("C14")
    void bothFactorsAreRequiredAndEachStepHasANewToken() throws Exception {
        var visitor = member.submitPassword();
        assertTrue(visitor.isAt("/admin/login-code"), visitor.body());
        var first = visitor.cookies().get(StaffFixture.COOKIE);
        assertTrue(visitor.twin().get("/admin/home").follow().isAt("/admin/login"));

        assertTrue(member.submitCode(member.app().code(0)).isAt("/admin/home"), visitor.body());

        assertNotEquals(first, visitor.cookies().get(StaffFixture.COOKIE));
        visitor.setCookies().forEach(cookie -> assertTrue(RawAnswers.isProtected(cookie), cookie));
        assertFalse(visitor.addresses().stream()
                .skip(1)
                .anyMatch(address -> visitor.secrets().stream().anyMatch(address.toString()::contains)));
    }

    @Test
    @Tag("C18")
    void signingInLeadsBackToTheRequestedPageIfPermitted() throws Exception {
        var visitor = member.visitor().get("/admin/accounts?address=%E3%81%82bc&state=LOCKED");
        assertTrue(visitor.follow().isAt("/admin/login"), visitor.body());
        member.submitPassword();
        assertTrue(member.submitCode(member.app().code(0)).isAt("/admin/accounts"), visitor.body());
        assertNull(visitor.answer().uri().getRawQuery(), "a search term may be a mail address");

        member.forgetUsedCodes();
        visitor.get("/admin/me");
        visitor.submit(visitor.form("ログアウト"));
        visitor.get("/admin/request-approve?of=1");
        member.submitPassword();
        assertTrue(member.submitCode(member.app().code(0)).isAt("/admin/home"), visitor.body());
    }

    @Test
    @Tag("C25")
    void theTokenOfALinkIsRemovedFromTheAddressAtOnce() throws Exception {
        var staff = StaffFixture.with();
        var link = staff.newEnrolmentToken();
        var visitor = TestBed.visitor().get("/admin/enrol?t=" + link);
        assertEquals(
                "/admin/enrol",
                visitor.answer().headers().firstValue("Location").orElseThrow());
        visitor.follow();
        visitor.submit(
                visitor.form("次へ").type("新しいパスワード", StaffVisitor.PASSWORD).type("もう一度", StaffVisitor.PASSWORD));
        assertEquals(
                "/admin/enrol-code",
                visitor.answer().headers().firstValue("Location").orElseThrow());
    }

    @Test
    @Tag("C5")
    void tooManyWrongCodesCloseTheSecondFactor() throws Exception {
        Sql.update(
                "update staff set guesses = array_fill(now(), array[25]), known_guesses = array_fill(now(), array[25])"
                        + " where email = ?",
                member.staff().email());

        var visitor = member.submitPassword();

        assertTrue(visitor.text().contains("認証コードの間違いが続いたため、受付を停止しています"), visitor.text());
        assertTrue(visitor.twin().get("/admin/login-code").follow().isAt("/admin/login"));
    }

    @Test
    @Tag("C18")
    void noStepCanBeSkipped() throws Exception {
        var visitor = TestBed.visitor();
        assertTrue(visitor.get("/admin/login-code").follow().isAt("/admin/login"));
        assertTrue(visitor.get("/admin/login-recovery").follow().isAt("/admin/login"));
        assertTrue(visitor.get("/admin/enrol-code").follow().isAt("/admin/enrol"));
        assertTrue(visitor.text().contains("このリンクは使えません"), visitor.text());
    }

    /** Each browser has its own session, so that only the single use of the code itself can stop them. */
    @Test
    @Tag("C5")
    @Tag("C10")
    void aCodeUsedManyTimesAtOnceSignsInOnce() throws Exception {
        List<HttpVisitor> browsers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            browsers.add(member.submitPassword(TestBed.visitor(), StaffVisitor.PASSWORD));
        }
        var code = member.app().code(0);
        var next = new java.util.concurrent.atomic.AtomicInteger();

        List<HttpVisitor> done = Race.of(5, () -> {
            var browser = browsers.get(next.getAndIncrement());
            return browser.submit(browser.form("ログイン").type(StaffVisitor.CODE, code))
                    .follow();
        });

        assertEquals(
                1, done.stream().filter(browser -> browser.isAt("/admin/home")).count());
    }

    @Test
    @Tag("C5")
    void ofManySimultaneousGuessesAtMostFiveAreJudged() throws Exception {
        var visitor = member.submitPassword();
        var form = visitor.form("ログイン").type(StaffVisitor.CODE, "000000");

        Race.of(20, () -> visitor.twin().submit(form));

        assertTrue(Sql.number(
                        "select tries from staff_session where staff_id = ? and state = 'PASSWORD'",
                        member.staff().id())
                <= 5);
        assertTrue(visitor.get("/admin/login-code").follow().isAt("/admin/login"));
    }

    @Test
    @Tag("C1")
    void wrongPasswordsDelayUnknownDevicesButNotAKnownOne() throws Exception {
        member.submitPassword();
        member.submitCode(member.app().code(0));
        RateLimitFixture.set("staff id " + member.staff().email(), java.time.Duration.ofHours(1));

        var unknownDevice = member.submitPassword(TestBed.visitor(), StaffVisitor.PASSWORD);
        assertEquals(429, unknownDevice.status());
        assertTrue(unknownDevice.answer().headers().firstValue("Retry-After").isPresent());
        assertTrue(member.submitPassword().isAt("/admin/login-code"));
    }

    @Test
    @Tag("C10")
    void aRecoveryCodeSignsInAndThePageSaysHowManyAreLeft() throws Exception {
        var visitor = member.submitPassword();
        visitor.get("/admin/login-recovery");
        visitor.submit(visitor.form("ログイン")
                        .type(StaffVisitor.RECOVERY, member.recoveryCodes().get(0)))
                .follow();

        assertTrue(visitor.isAt("/admin/me"), visitor.body());
        assertTrue(visitor.text().contains("使っていないリカバリーコード：9個"), visitor.text());
        TestBed.mailbox().notice("リカバリーコードでのログインのお知らせ", member.staff().email());
    }

    @Test
    @Tag("C13")
    void disablingAMemberEndsTheirSession() throws Exception {
        member.submitPassword();
        assertTrue(member.submitCode(member.app().code(0)).isAt("/admin/home"));
        var manager = StaffFixture.with(MANAGE).visitor();
        manager.get("/admin/staff-disable?of=" + member.staff().id());
        manager.submit(manager.form("停止する")).follow();
        assertTrue(manager.text().contains("担当者を停止しました"), manager.text());

        assertTrue(member.visitor().get("/admin/home").follow().isAt("/admin/login"));
        assertTrue(member.visitor().text().contains("もう一度ログインしてください"));
        assertTrue(member.submitPassword().text().contains("正しくありません"));
    }

    /** Each has opened the page that disables the other, and both press its button at once. */
    @Test
    @Tag("C20")
    void twoManagersCannotDisableEachOther() throws Exception {
        var one = StaffFixture.with(MANAGE);
        var other = StaffFixture.with(MANAGE);
        var pages = Map.of(
                0, one.visitor().get("/admin/staff-disable?of=" + other.id()),
                1, other.visitor().get("/admin/staff-disable?of=" + one.id()));
        var next = new java.util.concurrent.atomic.AtomicInteger();

        Race.of(2, () -> {
            var page = pages.get(next.getAndIncrement());
            return page.submit(page.form("停止する"));
        });

        assertEquals(
                1,
                Sql.number(
                        "select count(*) from staff where id in (?, ?) and disabled_at is null", one.id(), other.id()));
    }

    @Test
    @Tag("C4")
    @Tag("C7")
    void changingThePasswordRequiresBothFactorsAndIsNotifiedByMail() throws Exception {
        member.submitPassword();
        var visitor = member.submitCode(member.app().code(0));
        visitor.get("/admin/me-password");
        var next = "よるのピクニック harbour";
        visitor.submit(visitor.form("変更する")
                .type("いまのパスワード", StaffVisitor.PASSWORD)
                .type("新しいパスワード", next)
                .type("もう一度", next));
        visitor.follow();

        assertTrue(visitor.text().contains("パスワードを変更しました"), visitor.text());
        TestBed.mailbox().notice("パスワード変更のお知らせ", member.staff().email());
        assertTrue(member.submitPassword(TestBed.visitor(), next).isAt("/admin/login-code"));
    }

    @Test
    @Tag("C20")
    void aMemberIsInvitedByMail() throws Exception {
        var manager = StaffFixture.with(MANAGE).visitor();
        var email = "invited" + member.staff().id() + "@example.jp";
        manager.get("/admin/staff-invite");
        manager.submit(manager.form("追加してメールを送る").type("氏名", "<b>新人</b>").type(StaffVisitor.EMAIL, email))
                .follow();
        assertTrue(manager.text().contains("担当者を追加しました"), manager.text());

        var link = TestBed.mailbox().notice("利用登録のご案内", email).link();
        var invited =
                TestBed.visitor().get(link.replaceAll("^http://[^/]+", "")).follow();
        assertTrue(invited.text().contains(email), invited.text());
    }
}
