package mypage.it.admin.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static mypage.admin.staff.StaffRole.MANAGE;

import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How members of staff enrol, sign in and manage each other, in a browser. */
@ArquillianTest
@RunAsClient
class StaffSignInBrowserIT {

    private Person person;
    private AuthenticatorApp app;
    private String recoveryCode;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    private void enrols(StaffFixture staff) throws Exception {
        person.opens("/admin/enrol?t=" + staff.newEnrolmentToken())
                .reads("利用登録")
                .inspects("staff-1-enrol");
        choosesPassword("short", "short").reads("入力内容をご確認ください").inspects("staff-2-weak");
        choosesPassword(StaffVisitor.PASSWORD, StaffVisitor.PASSWORD)
                .reads("登録用の文字")
                .inspects("staff-3-app");
        app = new AuthenticatorApp(person.page().locator("dd.key").textContent());
        submitsCode(app.code(5), "登録する").reads("認証コードが正しくありません").inspects("staff-4-wrong");
        submitsCode(app.code(0), "登録する").reads("リカバリーコードの保存").inspects("staff-5-codes");
        forgetUsedCodes(staff);
        recoveryCode = person.page().locator(".codes li").first().textContent();
        person.page().getByText("保存しました（ログインに進む）").click();
    }

    /** Makes the current codes usable again, as if time had passed. */
    private static void forgetUsedCodes(StaffFixture staff) throws Exception {
        Sql.update("update staff set totp_step = 0 where id = ?", staff.id());
    }

    private Person choosesPassword(String password, String again) {
        person.field("新しいパスワード").first().fill(password);
        person.page().locator("#again").fill(again);
        return person.clicks("次へ");
    }

    private Person submitsCode(String code, String button) {
        person.field(StaffVisitor.CODE).fill(code);
        return person.clicks(button);
    }

    private Person submitsPassword(StaffFixture staff) throws Exception {
        person.field(StaffVisitor.EMAIL).fill(staff.email());
        person.field("パスワード").fill(StaffVisitor.PASSWORD);
        return person.clicks("次へ");
    }

    @Test
    void aMemberEnrolsSignsInAndUsesARecoveryCode() throws Exception {
        person = Person.onDesktop();
        var staff = StaffFixture.with(MANAGE);
        enrols(staff);
        person.reads("利用登録が終わりました").inspects("staff-6-login");
        person.clicks("次へ").reads("メールアドレスを入力してください").inspects("staff-7-missing");
        submitsPassword(staff).reads("認証コードの入力").inspects("staff-8-code");
        submitsCode(app.code(5), "ログイン").reads("あと4回").inspects("staff-9-wrong");
        submitsCode(app.code(0), "ログイン").isAt("/admin/home").inspects("staff-10-home");
        person.page().getByText("自分の設定").click();
        person.reads("リカバリーコード：10個").inspects("staff-11-me");
        person.clicks(HttpVisitor.LOG_OUT).reads("ログアウトしました").inspects("staff-12-out");

        submitsPassword(staff);
        person.page().getByText("リカバリーコードを使う").click();
        person.reads("リカバリーコードの入力").inspects("staff-13-recovery");
        person.clicks("ログイン").reads("入力内容をご確認ください").inspects("staff-13-recovery-missing");
        person.field(StaffVisitor.RECOVERY).fill(recoveryCode);
        person.clicks("ログイン").reads("リカバリーコード：9個").inspects("staff-14-recovered");

        person.page().getByText("リカバリーコードを作り直す").click();
        person.reads("前のリカバリーコードは").inspects("staff-15-renew");
        person.clicks("作り直す").reads("二度と表示されません").inspects("staff-16-renewed");
        person.opens("/admin/me-password").reads("いまのパスワード").inspects("staff-17-password");
        person.clicks("変更する").reads("入力内容をご確認ください").inspects("staff-17-password-missing");

        Sql.update("update staff set disabled_at = now() where id = ?", staff.id());
        person.opens("/admin/me").reads("もう一度ログインしてください").inspects("staff-18-over");
    }

    @Test
    void aManagerManagesOtherMembers() throws Exception {
        var manager = StaffFixture.with(MANAGE);
        var other = StaffFixture.with();
        person = manager.person().opens("/admin/staff").reads("担当者の一覧").inspects("staff-20-list");
        person.page().getByText("担当者を追加する").click();
        person.clicks("追加してメールを送る").reads("氏名を入力してください").inspects("staff-21-invite");
        person.field("氏名").fill("山田 太郎");
        person.field(StaffVisitor.EMAIL).fill("yamada" + manager.id() + "@example.jp");
        person.ticks("運用").clicks("追加してメールを送る").reads("担当者を追加しました");

        person.opens("/admin/staff-member?of=" + manager.id()).reads("ご自身の権限");
        person.opens("/admin/staff-member?of=" + other.id())
                .reads("登録待ち リンクの期限切れ")
                .inspects("staff-22-member");
        person.page().getByText("権限を変更する").click();
        person.ticks("運用").inspects("staff-23-roles").clicks("変更する").reads("照会、運用");
        person.page().getByText("登録用のリンクをもう一度送る").click();
        person.inspects("staff-24-enrol")
                .clicks("リンクを送る")
                .reads("登録用のリンクを送りました")
                .reads("リンクは");
        person.page().getByText("停止する").click();
        person.inspects("staff-25-disable").clicks("停止する").reads("担当者を停止しました").inspects("staff-26-disabled");
        person.page().getByText("停止を解除する").click();
        person.inspects("staff-27-enable").clicks("停止を解除する").reads("停止を解除しました");
        person.opens("/admin/enrol?t=none").reads("このリンクは使えません").inspects("staff-28-over");
    }

    @Test
    void aPhonesMenuShowsTheCurrentSection() throws Exception {
        var token = StaffFixture.with(MANAGE).token();
        person = Person.with(Device.PHONE).withCookie(StaffFixture.COOKIE, token);
        person.opens("/admin/audit-check");
        assertThat(person.page().locator(".menu [aria-current=true]")).isInViewport();
        assertThat(person.page().getByText("ダッシュボード")).not().isInViewport();
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        person = Person.narrowWithoutJavaScript();
        var staff = StaffFixture.with(MANAGE);
        person.opens("/admin/enrol?t=" + staff.newEnrolmentToken());
        person.fitsNarrowWindow("staff-1-enrol");
        choosesPassword(StaffVisitor.PASSWORD, StaffVisitor.PASSWORD).reads("登録用の文字");
        person.fitsNarrowWindow("staff-3-app");
        app = new AuthenticatorApp(person.page().locator("dd.key").textContent());
        submitsCode(app.code(0), "登録する").reads("リカバリーコードの保存");
        forgetUsedCodes(staff);
        person.fitsNarrowWindow("staff-5-codes");
        person.opens("/admin/login");
        submitsPassword(staff);
        person.fitsNarrowWindow("staff-8-code");
        submitsCode(app.code(0), "ログイン").isAt("/admin/home");
        for (String page : new String[] {"me", "staff", "staff-invite", "staff-roles?of=" + staff.id()}) {
            person.opens("/admin/" + page);
            person.fitsNarrowWindow("staff-" + page.replaceAll("\\?.*", ""));
        }
    }
}
