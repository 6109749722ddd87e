package mypage.it.admin.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static mypage.admin.staff.StaffRole.MANAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.Sql;
import mypage.it.StaffApp;
import mypage.it.StaffFixture;
import mypage.it.StaffVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How members of staff enrol, sign in and manage each other. */
@ArquillianTest
@RunAsClient
class StaffBrowserIT {

    private Person person;
    private StaffApp app;
    private String recoveryCode;

    @AfterEach
    void leave() {
        person.close();
    }

    private void enrols(StaffFixture staff) throws Exception {
        person.opens("/admin/enrol?t=" + staff.link()).reads("利用登録").looksAt("staff-1-enrol");
        choosesPassword("short", "short").reads("入力内容をご確認ください").looksAt("staff-2-weak");
        choosesPassword(StaffVisitor.PASSWORD, StaffVisitor.PASSWORD)
                .reads("登録用の文字")
                .looksAt("staff-3-app");
        app = new StaffApp(person.page().locator("dd.key").textContent());
        typesCode(app.code(5), "登録する").reads("認証コードが正しくありません").looksAt("staff-4-wrong");
        typesCode(app.code(0), "登録する").reads("リカバリーコードの保存").looksAt("staff-5-codes");
        forgetUsedCodes(staff);
        recoveryCode = person.page().locator(".codes li").first().textContent();
        person.page().getByText("保存しました（ログインに進む）").click();
    }

    /** As when time has passed. */
    private static void forgetUsedCodes(StaffFixture staff) throws Exception {
        Sql.update("update staff set totp_step = 0 where id = ?", staff.id());
    }

    private Person choosesPassword(String password, String again) {
        person.field("新しいパスワード").first().fill(password);
        person.page().locator("#again").fill(again);
        return person.clicks("次へ");
    }

    private Person typesCode(String code, String button) {
        person.field(StaffVisitor.CODE).fill(code);
        return person.clicks(button);
    }

    private Person passesPassword(StaffFixture staff) throws Exception {
        person.field(StaffVisitor.EMAIL).fill(staff.email());
        person.field("パスワード").fill(StaffVisitor.PASSWORD);
        return person.clicks("次へ");
    }

    @Test
    void enrolsSignsInAndRecovers() throws Exception {
        person = Person.atADesk();
        var staff = StaffFixture.with(MANAGE);
        enrols(staff);
        person.reads("利用登録が終わりました").looksAt("staff-6-login");
        person.clicks("次へ").reads("メールアドレスを入力してください").looksAt("staff-7-missing");
        passesPassword(staff).reads("認証コードの入力").looksAt("staff-8-code");
        typesCode(app.code(5), "ログイン").reads("あと4回").looksAt("staff-9-wrong");
        typesCode(app.code(0), "ログイン").isAt("/admin/home").looksAt("staff-10-home");
        person.page().getByText("自分の設定").click();
        person.reads("リカバリーコード：10個").looksAt("staff-11-me");
        person.clicks(HttpVisitor.LOG_OUT).reads("ログアウトしました").looksAt("staff-12-out");

        passesPassword(staff);
        person.page().getByText("リカバリーコードを使う").click();
        person.reads("リカバリーコードの入力").looksAt("staff-13-recovery");
        person.clicks("ログイン").reads("入力内容をご確認ください").looksAt("staff-13-recovery-missing");
        person.field(StaffVisitor.RECOVERY).fill(recoveryCode);
        person.clicks("ログイン").reads("リカバリーコード：9個").looksAt("staff-14-recovered");

        person.page().getByText("リカバリーコードを作り直す").click();
        person.reads("前のリカバリーコードは").looksAt("staff-15-renew");
        person.clicks("作り直す").reads("入力内容をご確認ください").looksAt("staff-15-renew-missing");
        typesCode(app.code(1), "作り直す").reads("二度と表示されません").looksAt("staff-16-renewed");
        person.opens("/admin/me-password").reads("いまのパスワード").looksAt("staff-17-password");
        person.clicks("変更する").reads("入力内容をご確認ください").looksAt("staff-17-password-missing");

        Sql.update("update staff set disabled_at = now() where id = ?", staff.id());
        person.opens("/admin/me").reads("もう一度ログインしてください").looksAt("staff-18-over");
    }

    @Test
    void managesOthers() throws Exception {
        var manager = StaffFixture.with(MANAGE);
        var other = StaffFixture.with();
        person = manager.person().opens("/admin/staff").reads("担当者の一覧").looksAt("staff-20-list");
        person.page().getByText("担当者を追加する").click();
        person.clicks("追加してメールを送る").reads("氏名を入力してください").looksAt("staff-21-invite");
        person.field("氏名").fill("山田 太郎");
        person.field(StaffVisitor.EMAIL).fill("yamada" + manager.id() + "@example.jp");
        person.ticks("運用").clicks("追加してメールを送る").reads("担当者を追加しました");

        person.opens("/admin/staff-member?of=" + manager.id()).reads("ご自身の権限");
        person.opens("/admin/staff-member?of=" + other.id()).reads("登録待ち").looksAt("staff-22-member");
        person.page().getByText("権限を変更する").click();
        person.ticks("承認").looksAt("staff-23-roles").clicks("変更する").reads("照会、承認");
        person.page().getByText("登録用のリンクをもう一度送る").click();
        person.looksAt("staff-24-enrol").clicks("リンクを送る").reads("登録用のリンクを送りました");
        person.page().getByText("停止する").click();
        person.looksAt("staff-25-disable").clicks("停止する").reads("担当者を停止しました").looksAt("staff-26-disabled");
        person.page().getByText("停止を解除する").click();
        person.looksAt("staff-27-enable").clicks("停止を解除する").reads("停止を解除しました");
        person.opens("/admin/enrol?t=none").reads("このリンクは使えません").looksAt("staff-28-over");
    }

    @Test
    void showsInTheMenuOfAPhoneWhatThePageBelongsTo() throws Exception {
        var token = StaffFixture.with(MANAGE).token();
        person = Person.with(Person.Device.PHONE).keepsCookie(StaffFixture.COOKIE, token);
        person.opens("/admin/audit-check");
        assertThat(person.page().locator(".menu [aria-current=true]")).isInViewport();
        assertThat(person.page().getByText("ダッシュボード")).not().isInViewport();
    }

    @Test
    void worksWithoutJavaScriptAndAt320Pixels() throws Exception {
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        var staff = StaffFixture.with(MANAGE);
        person.opens("/admin/enrol?t=" + staff.link());
        assertFits("staff-1-enrol");
        choosesPassword(StaffVisitor.PASSWORD, StaffVisitor.PASSWORD).reads("登録用の文字");
        assertFits("staff-3-app");
        app = new StaffApp(person.page().locator("dd.key").textContent());
        typesCode(app.code(0), "登録する").reads("リカバリーコードの保存");
        forgetUsedCodes(staff);
        assertFits("staff-5-codes");
        person.opens("/admin/login");
        passesPassword(staff);
        assertFits("staff-8-code");
        typesCode(app.code(0), "ログイン").isAt("/admin/home");
        for (String page : new String[] {"me", "staff", "staff-invite", "staff-roles?of=" + staff.id()}) {
            person.opens("/admin/" + page);
            assertFits("staff-" + page.replaceAll("\\?.*", ""));
        }
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
