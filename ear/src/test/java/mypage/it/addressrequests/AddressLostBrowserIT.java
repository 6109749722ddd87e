package mypage.it.addressrequests;

import static mypage.it.addressrequests.AddressRequestVisitor.PROVE_BUTTON;
import static mypage.it.addressrequests.AddressRequestVisitor.STOP_BUTTON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import mypage.it.AccountFixture;
import mypage.it.Person;
import mypage.it.Person.Device;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What owners see who lost their address. */
@ArquillianTest
@RunAsClient
class AddressLostBrowserIT {

    private Person person;

    @AfterEach
    void leave() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R15")
    @Tag("R16")
    void learnsWhatTheOfficeDoes(Device device) {
        person = Person.with(device);
        person.opens(Site.SEEKER.login()).looksAt("lost-0-login");
        person.page().getByText("アドレスの変更について").click();
        person.isAt("/seeker/address-lost").reads("ハローワークでの手続き").looksAt("lost-1-explained");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R17")
    void stopsTheChangeFromTheOldAddress(Device device) throws Exception {
        var office = AddressRequestVisitor.approved(Site.EMPLOYER);
        String link = office.stopLink();
        person = Person.with(device);

        person.opens(link).reads("取りやめ").looksAt("stop-1-ready");
        person.clicks(STOP_BUTTON).reads("変更を取りやめました").looksAt("stop-2-done");
        person.opens(link).reads("このリンクは使えません").looksAt("stop-3-over");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R18")
    void provesTheNewAddress(Device device) throws Exception {
        var office = AddressRequestVisitor.waited(Site.SEEKER);
        String link = office.proveLink();
        person = Person.with(device);

        person.opens(link).reads("新しいメールアドレスの確認").looksAt("prove-1-ready");
        person.clicks(PROVE_BUTTON).reads("変更しました").looksAt("prove-2-done");
        person.opens(link).reads("このリンクは使えません").looksAt("prove-3-over");
        person.passesPassword(office.changed()).isAt(Site.SEEKER.otp()).looksAt("prove-5-otp");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R17")
    void readsThatTheAddressWasTaken(Device device) throws Exception {
        var office = AddressRequestVisitor.waited(Site.SEEKER);
        person = Person.with(device);
        person.opens(office.proveLink());
        AccountFixture.create(TestBed.database(), Site.SEEKER, office.newEmail);
        person.clicks(PROVE_BUTTON).reads("変更できませんでした").looksAt("prove-4-taken");
    }

    @Test
    void worksByKeyboardWithoutJavaScriptAndAt320Pixels() throws Exception {
        var office = AddressRequestVisitor.waited(Site.INFORMATION);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));

        person.opens("/information/address-lost");
        assertFits("lost-1-explained");
        person.opens(office.stopLink());
        assertFits("stop-1-ready");
        person.opens(office.proveLink());
        assertFits("prove-1-ready");
        person.tabsTo(person.button(PROVE_BUTTON));
        person.page().keyboard().press("Enter");
        person.reads("変更しました");
        assertFits("prove-2-done");
        assertEquals("COMPLETED", office.state());
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
