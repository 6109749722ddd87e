package mypage.it.addressrequests;

import static mypage.it.addressrequests.AddressRequestVisitor.OBJECT_BUTTON;
import static mypage.it.addressrequests.AddressRequestVisitor.VERIFY_BUTTON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages for users who no longer receive mail at their address. */
@ArquillianTest
@RunAsClient
class AddressRequestBrowserIT {

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R15")
    @Tag("R16")
    void thePageExplainsTheProcedureAtTheEmploymentOffice(Device device) {
        person = Person.with(device);
        person.opens(Site.SEEKER.login()).inspects("lost-0-login");
        person.page().getByText("アドレスの変更について").click();
        person.isAt("/seeker/address-lost").reads("ハローワークでの手続き").inspects("lost-1-explained");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R17")
    void theLinkToTheOldAddressCancelsTheChange(Device device) throws Exception {
        var request = AddressRequestVisitor.approved(Site.EMPLOYER);
        String link = request.objectionLink();
        person = Person.with(device);

        person.opens(link).reads("取りやめ").inspects("stop-1-ready");
        person.clicks(OBJECT_BUTTON).reads("変更を取りやめました").inspects("stop-2-done");
        person.opens(link).reads("このリンクは使えません").inspects("stop-3-over");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R18")
    void theLinkToTheNewAddressCompletesTheChange(Device device) throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        String link = request.verificationLink();
        person = Person.with(device);

        person.opens(link).reads("新しいメールアドレスの確認").inspects("prove-1-ready");
        person.clicks(VERIFY_BUTTON).reads("変更しました").inspects("prove-2-done");
        person.opens(link).reads("このリンクは使えません").inspects("prove-3-over");
        person.submitsPassword(request.accountWithNewAddress())
                .isAt(Site.SEEKER.otp())
                .inspects("prove-5-otp");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R17")
    void thePageSaysThatTheAddressHasBeenTaken(Device device) throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        person = Person.with(device);
        person.opens(request.verificationLink());
        AccountFixture.create(TestBed.database(), Site.SEEKER, request.newEmail);
        person.clicks(VERIFY_BUTTON).reads("変更できませんでした").inspects("prove-4-taken");
    }

    @Test
    void thePagesWorkByKeyboardWithoutJavaScriptAndAt320Pixels() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.INFORMATION);
        person = Person.narrowWithoutJavaScript();

        person.opens("/information/address-lost");
        person.fitsNarrowWindow("lost-1-explained");
        person.opens(request.objectionLink());
        person.fitsNarrowWindow("stop-1-ready");
        person.opens(request.verificationLink());
        person.fitsNarrowWindow("prove-1-ready");
        person.tabsTo(person.button(VERIFY_BUTTON));
        person.page().keyboard().press("Enter");
        person.reads("変更しました");
        person.fitsNarrowWindow("prove-2-done");
        assertEquals("COMPLETED", request.state());
    }
}
