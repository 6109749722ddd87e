package mypage.it.admin.signin;

import static mypage.admin.staff.StaffRole.MANAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.AuditEvents;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.PasskeyDevice;
import mypage.it.Person;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys of staff in Chromium, with a device that it simulates. */
@ArquillianTest
@RunAsClient
@Tag("C4")
class PasskeyBrowserIT {

    private static final String ADD = "パスキーを作る";
    private static final String SIGN_IN = "パスキーでログイン";

    private final StaffVisitor member = StaffVisitor.enrolled(MANAGE);
    private final Person person = Person.onDesktop();
    private boolean hasDevice;

    PasskeyBrowserIT() throws Exception {}

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    private Person submitsPassword() throws Exception {
        return submitsPassword(TestBed.url());
    }

    private Person submitsPassword(URI node) throws Exception {
        person.opens(node.resolve("/admin/login").toString());
        if (!hasDevice) {
            PasskeyDevice.give(person);
            hasDevice = true;
        }
        person.field(StaffVisitor.EMAIL).fill(member.staff().email());
        person.field("パスワード").fill(StaffVisitor.PASSWORD);
        return person.clicks("次へ");
    }

    private void submitsCode() throws Exception {
        member.forgetUsedCodes();
        person.field(StaffVisitor.CODE).fill(member.app().code(0));
        person.clicks("ログイン");
    }

    /** As if the second factor had been proved that many seconds before. */
    private void proved(int secondsAgo) throws Exception {
        Sql.update(
                "update staff_session set confirmed_at = null, started_at = now() - ? * interval '1 second'"
                        + " where staff_id = ?",
                secondsAgo,
                member.staff().id());
    }

    /** The browser asks the device before it sends the form. */
    private void adds(String name) {
        person.opens("/admin/me-passkey-add");
        person.field("パスキーの名前").fill(name);
        person.presses(ADD);
    }

    @Test
    void aMemberAddsUsesAndRemovesOne() throws Exception {
        submitsPassword();
        submitsCode();
        person.isAt("/admin/home")
                .opens("/admin/me")
                .follows("パスキーを追加する")
                .reads("端末がパスキーを作ります")
                .inspects("passkey-1-add");
        person.clicks(ADD).reads("パスキーの名前を入力してください").inspects("passkey-1-add-missing");
        adds("執務室のパソコン");
        person.reads("パスキーを追加しました").reads("執務室のパソコン").inspects("passkey-2-me");
        adds("同じ端末");
        person.reads("パスキーの操作が終わりませんでした").inspects("passkey-1-add-failed");
        assertEquals(1, AuditEvents.count(member.staff(), "STAFF_PASSKEY_ADDED"));

        person.clicks(HttpVisitor.LOG_OUT).reads("パスキーを登録した方は").inspects("passkey-3-login");
        person.clicks(SIGN_IN).isAt("/admin/home");

        person.clicks(HttpVisitor.LOG_OUT);
        submitsPassword().reads("認証コードの入力").inspects("passkey-4-code");
        person.clicks(SIGN_IN).isAt("/admin/home");

        proved(901);
        person.opens("/admin/staff-invite").reads("大切な操作のため").inspects("passkey-5-confirm");
        person.clicks("パスキーで確認して進む").reads("追加してメールを送る");
        assertEquals(1, AuditEvents.count(member.staff(), "STAFF_CONFIRMED"));
        assertEquals(3, AuditEvents.count(member.staff(), "STAFF_PASSKEY_USED"));

        proved(901);
        person.opens("/admin/me-codes").reads("大切な操作のため");
        person.clicks("パスキーで確認して進む").clicks("作り直す").reads("二度と表示されません");
        proved(901);
        person.opens("/admin/me-password").reads("大切な操作のため");
        person.clicks("パスキーで確認して進む").reads("いまのパスワード");
        assertEquals(0, person.field(StaffVisitor.CODE).count());

        person.opens("/admin/me").page().getByText("削除する").click();
        person.reads("このパスキーでは、ログインできなくなります").inspects("passkey-6-remove");
        person.clicks("削除する").reads("パスキーを削除しました");
        person.clicks(HttpVisitor.LOG_OUT)
                .clicks(SIGN_IN)
                .reads("パスキーを確認できませんでした")
                .inspects("passkey-3-login-refused");
    }

    @Test
    void wherePasskeysAreRequiredAManagerAddsOneAndUsesNothingElse() throws Exception {
        int port = FreePorts.one();
        var url = URI.create("http://localhost:" + port + "/");
        var settings = TestBed.environment(url, TestBed.database());
        settings.put("MYPAGE_STAFF_PASSKEY_REQUIRED", "true");
        try (var node = new PayaraMicro(TestBed.FOLDER.resolve("passkeys"), Folders.cache())) {
            node.start(settings, port).awaitOk("/admin/login", Duration.ofSeconds(90));

            submitsPassword(url);
            submitsCode();
            person.reads("パスキーの登録が必要です").inspects("passkey-7-required");
            person.opens(url.resolve("/admin/staff").toString()).reads("パスキーの登録が必要です");
            person.field("パスキーの名前").fill("セキュリティキー");
            person.clicks(ADD).reads("パスキーを追加しました");
            person.page().getByText("削除する").click();
            person.clicks("削除する").reads("最後のパスキーは削除できません").inspects("passkey-8-last");

            person.clicks(HttpVisitor.LOG_OUT);
            submitsPassword(url).reads("パスキーでの確認").inspects("passkey-9-only");
            assertEquals(0, person.field(StaffVisitor.CODE).count());
            person.clicks(SIGN_IN).reads("ダッシュボード");
            proved(901);
            person.opens(url.resolve("/admin/staff-invite").toString())
                    .reads("パスキーで確認してください")
                    .inspects("passkey-10-confirm");
            assertEquals(0, person.field(StaffVisitor.CODE).count());
            person.clicks("パスキーで確認して進む").reads("追加してメールを送る");
        }
    }
}
