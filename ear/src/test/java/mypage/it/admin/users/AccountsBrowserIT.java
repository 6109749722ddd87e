package mypage.it.admin.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The account and address request pages of staff, in a browser. */
@ArquillianTest
@RunAsClient
class AccountsBrowserIT {

    private static final String UNLOCKED = "アカウントの利用の停止を解除したお知らせ";

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    @Tag("C9")
    void lockingAnAccountEndsItsSessionsAndItCanBeUnlocked() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var user = TestBed.visitor();
        user.submitPassword(account)
                .submitCode(TestBed.mailbox().first(account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()), user::text);
        person = StaffFixture.with(StaffRole.OPERATE).person();

        person.opens("/admin/home");
        person.follows("アカウント").isAt("/admin/accounts");
        person.field("メールアドレス").fill("ab");
        person.clicks("検索").reads("254文字以内で入力してください").inspects("desk-2-too-short");
        person.field("メールアドレス").fill(account.email().toUpperCase());
        person.clicks("検索").inspects("desk-3-found");
        person.follows(account.email()).reads("利用中").reads("1件").inspects("desk-4-account");

        person.follows("利用を停止する").inspects("desk-5-lock");
        person.button("利用を停止する").click();
        person.reads("理由を選んでください").reads("受け付けたところを入力してください").inspects("desk-5-lock-missing");
        person.clicks("利用を停止する")
                .reads("利用を停止しました")
                .reads("停止中")
                .reads("持ち主の申し出（ハローワーク渋谷）")
                .inspects("desk-6-locked");
        assertTrue(user.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()), user::text);
        person.follows("停止を解除する").inspects("desk-7-unlock");
        person.clicks("停止を解除する").reads("停止を解除し").reads("再登録待ち").inspects("desk-8-unlocked");

        assertTrue(user.submitPassword(account).text().contains("正しくありません"), user::text);
        user.get(TestBed.mailbox().notice(UNLOCKED, account.email()).link()).follow();
        assertFalse(user.text().contains("使えません"), user::text);
        assertTrue(user.isAt("/seeker/password-reset"), user::text);
    }

    @Test
    void aMainAccountLinksToItsAdditionalOnesAndAnInvitationIsSentAgain() throws Exception {
        var main = AccountFixture.create(Site.EMPLOYER);
        var additional = main.additional();
        Sql.update("update account set password_hash = null where id = ?", additional.id());
        person = StaffFixture.with(StaffRole.OPERATE).person();

        person.opens("/admin/account-lock?of=" + main.id()).reads("追加アカウント（1件）は停止されません");
        person.opens("/admin/account?of=" + main.id()).reads("同じ事業所のアカウント").inspects("desk-9-family");
        person.follows(additional.email()).reads("登録待ち").inspects("desk-10-additional");
        person.follows("初回登録の案内を再送する").clicks("初回登録の案内を再送する").reads("案内のメールを送りました");
        person.opens("/admin/account-new");
        person.clicks("内容を確認する").reads("メールアドレスを入力してください").reads("サービスを選んでください").inspects("desk-12-refused");
        person.field("メールアドレス").fill(AccountFixture.newEmail());
        person.page().getByLabel("サービス").selectOption("EMPLOYER");
        person.clicks("内容を確認する").reads("送ったメールは取り消せません").inspects("desk-12-ask");
        person.clicks("作成して案内のメールを送る").reads("アカウントを作り").reads("パスワードを登録するリンク").inspects("desk-13-made");
    }

    @Test
    @Tag("C13")
    void staffEndSkippingAndSessionsResetAttemptsAndReopenAnAccount() throws Exception {
        var user = TestBed.visitor();
        var account = user.enableSkipForNewAccount(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        person = StaffFixture.with(StaffRole.OPERATE).person();
        person.opens("/admin/account?of=" + account.id());

        takesAction("ワンタイムパスワードの省略を解除する").reads("省略を解除し、利用者にメールを送りました");
        assertTrue(user.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()), user::text);
        takesAction("ログインをすべて終わらせる").reads("ログインをすべて終わらせました");
        assertTrue(user.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()), user::text);
        assertTrue(user.submitPassword(account).isAt(Site.SEEKER.otp()), user::text);

        var unknownDevice = TestBed.visitor().submitPassword(account);
        assertFalse(unknownDevice.isAt(Site.SEEKER.otp()), unknownDevice::text);
        takesAction("パスワードの入力制限を解除する").reads("入力制限を解除しました").inspects("desk-14-acts");
        assertTrue(unknownDevice.submitPassword(account).isAt(Site.SEEKER.otp()), unknownDevice::text);

        Sql.update("update account set locked_at = now(), closed_at = now() where id = ?", account.id());
        person.opens("/admin/account?of=" + account.id());
        takesAction("アカウントを元に戻す").reads("アカウントを元に戻し").reads("利用中");
        user.get(TestBed.mailbox().notice("アカウントを元に戻したお知らせ", account.email()).link())
                .follow();
        assertTrue(user.isAt("/seeker/password-reset"), user::text);
    }

    /** Takes an action by its link and its confirmation. */
    private Person takesAction(String action) {
        return person.follows(action).clicks(action);
    }

    @Test
    @Tag("R15")
    @Tag("R17")
    void oneMemberOpensARequestAndAnotherApprovesIt() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        String newEmail = "new-" + account.email();
        person = StaffFixture.with(StaffRole.OPERATE, StaffRole.APPROVE).person();

        opensRequest(account, newEmail, "request-desk");
        person.follows("申請を審査に進める");
        person.clicks("申請を審査に進める").reads("ほかの承認担当者が承認します").inspects("request-desk-5-own");
        assertThat(person.link("申請を承認する")).hasCount(0);

        person.close();
        person = StaffFixture.with(StaffRole.APPROVE).person();
        person.opens("/admin/home");
        person.follows("アドレス変更の申請").reads("n•••@example.jp").inspects("request-desk-6-approvers");
        assertFalse(person.page().content().contains(newEmail), "addresses in lists are masked");
        opensFromTheList(newEmail);
        person.follows("申請を承認する")
                .reads("受付")
                .reads("審査の担当者")
                .reads("お知らせの送信から3日")
                .inspects("request-desk-7-approve");
        person.clicks("申請を承認する").reads("承認しました").reads("異議を待つ期限").inspects("request-desk-8-approved");
    }

    @Test
    @Tag("R15")
    @Tag("T10")
    void aRequestIsHeldUntilTheOldAddressIsNotified() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        String newEmail = "new-" + account.email();
        person = StaffFixture.with(StaffRole.OPERATE).person();
        opensRequest(account, newEmail, "request-phone");
        Sql.update("""
                update address_request set state = 'APPROVED', decided_by = 1, decided_at = now(),
                    wait_until = now() - interval '1 minute' where new_email = ?""", newEmail);

        person.opens("/admin/requests");
        person.page().getByLabel("表示する申請").selectOption("HELD");
        person.clicks("表示").reads("n•••@example.jp").reads("旧アドレスへのお知らせが未送信").inspects("request-phone-4-held");
        person.field("メールアドレス（先頭の文字）または番号").fill(newEmail);
        person.clicks("表示").reads("すべて");
        opensFromTheList(newEmail);
        person.reads("リンクは送信されません").inspects("request-phone-5-held");
        person.follows("申請を取り下げる").inspects("request-phone-6-withdraw");
        person.clicks("申請を取り下げる").reads("申請を取り下げました").inspects("request-phone-7-withdrawn");
    }

    private void opensFromTheList(String newEmail) throws Exception {
        long number = Sql.number("select id from address_request where new_email = ?", newEmail);
        person.follows(Long.toString(number));
        person.reads(newEmail);
    }

    private void opensRequest(AccountFixture account, String newEmail, String name) {
        person.opens("/admin/requests");
        person.follows("アドレス変更の受付");
        person.page().getByLabel("サービス").selectOption(account.site().service.name());
        person.page().getByLabel("本人確認の書類").selectOption("PASSPORT");
        var registration = account.site() == Site.EMPLOYER ? "COMPANY_DOCUMENT" : "EMPLOYMENT_REGISTRATION";
        person.page().getByLabel("登録の書類").selectOption(registration);
        person.field("いまのメールアドレス").fill("nobody@example.jp");
        person.field("新しいメールアドレス").fill(newEmail);
        person.clicks("受け付ける").reads("利用中のアカウントがありません").inspects(name + "-2-refused");
        person.field("いまのメールアドレス").fill(account.email());
        person.clicks("受け付ける").reads("申請を受け付けました").inspects(name + "-3-opened");
    }
}
