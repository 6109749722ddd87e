package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import mypage.it.AccountFixture;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Person.Device;
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

/** How people change their address, and take it back. */
@ArquillianTest
@RunAsClient
public class AddressBrowserIT {

    private static final String RESTORE = "IDを元に戻して、パスワードを再登録する";

    private final Mailbox mailbox = TestBed.mailbox();
    private final String next = AddressVisitor.newAddress();
    private AccountFixture account;
    private Person person;

    @BeforeEach
    void createAccount() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    @AfterEach
    void leave() {
        person.close();
    }

    private void signsIn() throws Exception {
        person.passesPassword(account)
                .typesCode(mailbox.first(account.email()).code())
                .isAt(Site.SEEKER.mypage());
    }

    @ParameterizedTest
    @EnumSource
    void changesTheAddress(Device device) throws Exception {
        person = Person.with(device);
        signsIn();

        person.opens(Site.SEEKER.settings()).looksAt("address-1-settings");
        person.page().getByText("ログインアカウントを編集する").click();
        person.reads("ログインアカウント編集").looksAt("address-2-account");
        person.page().getByText("メールアドレスを変更する").click();
        person.reads("ご本人の確認").field("いまのパスワード").fill(account.password());
        person.clicks("次へ").typesCode(mailbox.nth(2, account.email()).code());
        person.isAt(Site.SEEKER.address()).looksAt("address-3-new");
        asks("nobody").reads("形が正しくありません").looksAt("address-4-malformed");
        asks(account.email()).reads("いまのIDと同じ").looksAt("address-5-unchanged");
        asks(next).reads("照合番号").looksAt("address-6-code");
        types(Mailbox.otherThan(code())).reads("あと4回").looksAt("address-7-wrong");
        types(code()).reads("メールアドレスを変更しました").looksAt("address-8-done");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyACodeIsOver(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        AddressVisitor.confirmBehindTheBack(account);

        asksFirst(next);
        Sql.update("update address_change set expires_at = now() where account_id = ?", account.id());
        types(code()).isAt(Site.SEEKER.address() + "?over=EXPIRED").looksAt("address-over-1-expired");
        asks(next);
        Sql.update("update address_change set tries = 5 where account_id = ?", account.id());
        types(code()).reads("入力できる回数を超えました").looksAt("address-over-2-tries");
        asks(next);
        Sql.update("update address_change set token_hash = sha256('') where account_id = ?", account.id());
        types(code()).reads("新しい確認番号が発行されました").looksAt("address-over-3-replaced");
        person.opens(Site.SEEKER.addressCode()).reads("確認番号を入力できません").looksAt("address-over-4-unknown");
        String taken = AddressVisitor.newAddress();
        asks(taken).reads("照合番号");
        AccountFixture.create(TestBed.database(), Site.SEEKER, taken);
        types(code(taken)).reads("このメールアドレスは使えません").looksAt("address-over-5-taken");
        RateLimitFixture.set("address mails " + account.id(), Duration.ofHours(1));
        asks(AddressVisitor.newAddress()).reads("分ほど待ってから").looksAt("address-over-6-many");
    }

    @ParameterizedTest
    @EnumSource
    void takesTheAddressBack(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        AddressVisitor.confirmBehindTheBack(account);
        asksFirst(next);
        types(code()).reads("メールアドレスを変更しました");

        person.opens(mailbox.notice(AddressVisitor.OLD_SUBJECT, account.email()).link())
                .reads("変更前のメールアドレスに戻します")
                .looksAt("objection-1-link");
        person.clicks(RESTORE).reads("変更前のメールアドレスに戻しました").looksAt("objection-2-reset");
    }

    @ParameterizedTest
    @EnumSource
    void readsThatTheAccountWasStopped(Device device) throws Exception {
        person = Person.with(device);
        signsIn();
        AddressVisitor.confirmBehindTheBack(account);
        asksFirst(next);
        types(code()).reads("メールアドレスを変更しました");
        AccountFixture.create(TestBed.database(), Site.SEEKER, account.email());

        person.opens(mailbox.notice(AddressVisitor.OLD_SUBJECT, account.email()).link())
                .clicks(RESTORE)
                .reads("アカウントを停止しました")
                .looksAt("objection-3-stopped");
    }

    @Test
    void worksWithoutJavaScriptAndAt320Pixels() throws Exception {
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        signsIn();
        AddressVisitor.confirmBehindTheBack(account);

        person.opens(Site.SEEKER.account());
        assertFits("address-2-account");
        person.opens(Site.SEEKER.address());
        assertFits("address-3-new");
        asks(next).reads("照合番号");
        assertFits("address-6-code");
        types(code()).reads("メールアドレスを変更しました");
        assertFits("address-8-done");
        person.opens(mailbox.notice(AddressVisitor.OLD_SUBJECT, account.email()).link());
        assertFits("objection-1-link");
        person.clicks(RESTORE);
        assertFits("objection-2-reset");
    }

    @Test
    void worksByKeyboardAlone() throws Exception {
        person = Person.with(Device.DESKTOP);
        signsIn();
        AddressVisitor.confirmBehindTheBack(account);
        var keyboard = person.opens(Site.SEEKER.account()).page().keyboard();

        person.tabsTo(person.page().getByText("メールアドレスを変更する"));
        keyboard.press("Enter");
        person.reads("いまのID").tabsTo(person.field(AddressVisitor.NEW_ADDRESS));
        keyboard.insertText(next);
        keyboard.press("Enter");
        person.reads("照合番号").tabsTo(person.field(AddressVisitor.NUMBER));
        keyboard.insertText(code());
        keyboard.press("Tab");
        keyboard.press("Enter");
        person.reads("メールアドレスを変更しました").reads(next);
    }

    private Person asksFirst(String address) {
        person.opens(Site.SEEKER.address());
        return asks(address).reads("照合番号");
    }

    private Person asks(String address) {
        person.field(AddressVisitor.NEW_ADDRESS).fill(address);
        return person.clicks(AddressVisitor.ASK);
    }

    private Person types(String code) {
        person.field(AddressVisitor.NUMBER).fill(code);
        return person.clicks(AddressVisitor.CHANGE);
    }

    private String code() throws Exception {
        return code(next);
    }

    private String code(String address) throws Exception {
        return mailbox.notice(AddressVisitor.CODE_SUBJECT, address).pass().strip();
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
