package mypage.it.profile;

import java.time.Duration;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How users change their address, and revert a change, in a browser. */
@ArquillianTest
@RunAsClient
public class AddressChangeBrowserIT {

    private static final String RESTORE = "IDを元に戻して、パスワードを再登録する";

    private final Mailbox mailbox = TestBed.mailbox();
    private final String newEmail = AddressChangeVisitor.newAddress();
    private AccountFixture account;
    private Person person;

    @BeforeEach
    void createAccount() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    private void signsIn() throws Exception {
        person.submitsPassword(account)
                .submitsCode(mailbox.first(account.email()).code())
                .isAt(Site.SEEKER.mypage());
    }

    @ParameterizedTest
    @EnumSource
    void usersChangeTheirAddress(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        account.outlastAuthentication();

        person.opens(Site.SEEKER.settings()).inspects("address-1-settings");
        person.page().getByText("ログインアカウントを編集する").click();
        person.reads("ログインアカウント編集").inspects("address-2-account");
        person.page().getByText("メールアドレスを変更する").click();
        person.reads("ご本人の確認").field("いまのパスワード").fill(account.password());
        person.clicks("次へ").submitsCode(mailbox.nth(2, account.email()).code());
        person.isAt(Site.SEEKER.address()).inspects("address-3-new");
        requestsCode("nobody").reads("形が正しくありません").inspects("address-4-malformed");
        requestsCode(account.email()).reads("いまのIDと同じ").inspects("address-5-unchanged");
        requestsCode(newEmail).reads("照合番号").inspects("address-6-code");
        submitsCode(Mailbox.otherThan(code())).reads("あと4回").inspects("address-7-wrong");
        submitsCode(code()).reads("メールアドレスを変更しました").inspects("address-8-done");
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatNoLongerWorksIsExplained(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        AddressChangeVisitor.markReauthenticated(account);

        opensPageAndRequestsCode(newEmail);
        Sql.update("update address_change set expires_at = now() where account_id = ?", account.id());
        submitsCode(code()).isAt(Site.SEEKER.address() + "?over=EXPIRED").inspects("address-over-1-expired");
        requestsCode(newEmail);
        Sql.update("update address_change set tries = 5 where account_id = ?", account.id());
        submitsCode(code()).reads("入力できる回数を超えました").inspects("address-over-2-tries");
        requestsCode(newEmail);
        Sql.update("update address_change set token_hash = sha256('') where account_id = ?", account.id());
        submitsCode(code()).reads("新しい確認番号が発行されました").inspects("address-over-3-replaced");
        person.opens(Site.SEEKER.addressCode()).reads("確認番号を入力できません").inspects("address-over-4-unknown");
        String taken = AddressChangeVisitor.newAddress();
        requestsCode(taken).reads("照合番号");
        AccountFixture.create(TestBed.database(), Site.SEEKER, taken);
        submitsCode(code(taken)).reads("このメールアドレスは使えません").inspects("address-over-5-taken");
        RateLimitFixture.set("address mails " + account.id(), Duration.ofHours(1));
        requestsCode(AddressChangeVisitor.newAddress()).reads("分ほど待ってから").inspects("address-over-6-many");
    }

    @ParameterizedTest
    @EnumSource
    void theMailedLinkRevertsTheChange(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        AddressChangeVisitor.markReauthenticated(account);
        opensPageAndRequestsCode(newEmail);
        submitsCode(code()).reads("メールアドレスを変更しました");

        person.opens(mailbox.notice(AddressChangeVisitor.CHANGED_SUBJECT, account.email())
                        .link())
                .reads("変更前のメールアドレスに戻します")
                .inspects("objection-1-link");
        person.clicks(RESTORE).reads("変更前のメールアドレスに戻しました").inspects("objection-2-reset");
    }

    @ParameterizedTest
    @EnumSource
    void revertingToATakenAddressLocksTheAccount(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        AddressChangeVisitor.markReauthenticated(account);
        opensPageAndRequestsCode(newEmail);
        submitsCode(code()).reads("メールアドレスを変更しました");
        AccountFixture.create(TestBed.database(), Site.SEEKER, account.email());

        person.opens(mailbox.notice(AddressChangeVisitor.CHANGED_SUBJECT, account.email())
                        .link())
                .clicks(RESTORE)
                .reads("アカウントを停止しました")
                .inspects("objection-3-stopped");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        person = Person.narrowWithoutJavaScript();
        signsIn();
        AddressChangeVisitor.markReauthenticated(account);

        person.opens(Site.SEEKER.account());
        person.fitsNarrowWindow("address-2-account");
        person.opens(Site.SEEKER.address());
        person.fitsNarrowWindow("address-3-new");
        requestsCode(newEmail).reads("照合番号");
        person.fitsNarrowWindow("address-6-code");
        submitsCode(code()).reads("メールアドレスを変更しました");
        person.fitsNarrowWindow("address-8-done");
        person.opens(mailbox.notice(AddressChangeVisitor.CHANGED_SUBJECT, account.email())
                .link());
        person.fitsNarrowWindow("objection-1-link");
        person.clicks(RESTORE);
        person.fitsNarrowWindow("objection-2-reset");
    }

    @Test
    void thePagesWorkByKeyboard() throws Exception {
        person = Person.with(Device.DESKTOP);
        signsIn();
        AddressChangeVisitor.markReauthenticated(account);
        var keyboard = person.opens(Site.SEEKER.account()).page().keyboard();

        person.tabsTo(person.page().getByText("メールアドレスを変更する"));
        keyboard.press("Enter");
        person.reads("ご利用のサービス").tabsTo(person.field(AddressChangeVisitor.NEW_ADDRESS));
        keyboard.insertText(newEmail);
        keyboard.press("Enter");
        person.reads("照合番号").tabsTo(person.field(AddressChangeVisitor.NUMBER));
        keyboard.insertText(code());
        keyboard.press("Tab");
        keyboard.press("Enter");
        person.reads("メールアドレスを変更しました").reads(newEmail);
    }

    private Person opensPageAndRequestsCode(String address) {
        person.opens(Site.SEEKER.address());
        return requestsCode(address).reads("照合番号");
    }

    private Person requestsCode(String address) {
        person.field(AddressChangeVisitor.NEW_ADDRESS).fill(address);
        return person.clicks(AddressChangeVisitor.REQUEST_CODE);
    }

    private Person submitsCode(String code) {
        person.field(AddressChangeVisitor.NUMBER).fill(code);
        return person.clicks(AddressChangeVisitor.CHANGE);
    }

    private String code() throws Exception {
        return code(newEmail);
    }

    private String code(String address) throws Exception {
        return mailbox.notice(AddressChangeVisitor.CODE_SUBJECT, address)
                .verificationCode()
                .strip();
    }
}
