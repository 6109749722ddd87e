package mypage.it.addressrequests;

import static mypage.it.addressrequests.AddressRequestVisitor.OBJECT_BUTTON;
import static mypage.it.addressrequests.AddressRequestVisitor.VERIFY_BUTTON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How users who no longer receive mail at their address get a new one. */
@ArquillianTest
@RunAsClient
class AddressRequestHttpIT {

    private static final String OVER = "このリンクは使えません";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor user = TestBed.visitor();
    private final HttpVisitor old = TestBed.visitor();

    @Test
    @Tag("R17")
    @Tag("R18")
    @Tag("R19")
    @Tag("C7")
    @Tag("C9")
    @Tag("C13")
    @Tag("C25")
    @Tag("T11")
    void verifyingTheNewAddressCompletesTheChangeAndEndsAllAccessByTheOldOne() throws Exception {
        var account = old.enableSkipForNewAccount(Site.EMPLOYER);
        var request = new AddressRequestVisitor(account).approve();
        var approval = mailbox.notice(AddressRequestVisitor.APPROVED, account.email());
        assertTrue(
                approval.link().matches(TestBed.url() + "employer/address-stop\\?t=[\\w-]{43}&lang=ja"),
                approval::link);
        assertFalse(approval.body().contains(request.newEmail), approval::body);
        assertTrue(mailbox.all(request.newEmail).isEmpty());
        request.endWaitingPeriod();
        String link = request.verificationLink();
        assertTrue(link.matches(TestBed.url() + "employer/address-prove\\?t=[\\w-]{43}&lang=ja"), link);

        user.get(link);
        assertFalse(user.body().contains(request.newEmail) || user.body().contains(account.email()));
        assertTrue(old.get(Site.EMPLOYER.mypage()).isAt(Site.EMPLOYER.mypage()), "opening the link changes nothing");
        user.submit(user.form(VERIFY_BUTTON)).follow();

        assertTrue(user.isAt("/employer/address-prove") && user.text().contains("変更しました"), user::text);
        assertFalse(user.answer().uri().toString().contains("t="), user.answer().uri()::toString);
        assertTrue(user.body().contains("href=\"login\"") && user.body().contains("href=\"forgot\""), user::body);
        assertEquals("COMPLETED", request.state());
        assertTrue(user.get(Site.EMPLOYER.mypage()).follow().isAt(Site.EMPLOYER.login()), "the link signs nobody in");
        assertTrue(old.get(Site.EMPLOYER.mypage()).follow().isAt(Site.EMPLOYER.login()));
        assertTrue(old.submitPassword(account).text().contains("正しくありません"), old::text);
        var changed = mailbox.notice(AddressRequestVisitor.CHANGED, account.email());
        assertFalse(changed.body().contains("http") || changed.body().contains(request.newEmail), changed::body);
        mailbox.notice(AddressRequestVisitor.COMPLETED, request.newEmail);

        old.submitPassword(request.accountWithNewAddress());
        assertTrue(old.isAt(Site.EMPLOYER.otp()), "the old browser no longer skips the code");
        old.submitCode(mailbox.first(request.newEmail).code());
        assertTrue(old.isAt(Site.EMPLOYER.mypage()), old::text);
    }

    @Test
    @Tag("R17")
    @Tag("T11")
    void anObjectionFromTheOldAddressRejectsTheRequest() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        String verification = request.verificationLink();
        String link = request.objectionLink();

        old.get(link);
        assertEquals("APPROVED", request.state(), "opening the link changes nothing");
        var form = old.form(OBJECT_BUTTON);
        old.submit(form).follow();

        assertTrue(old.isAt("/seeker/address-stop") && old.text().contains("取りやめました"), old::text);
        assertFalse(old.answer().uri().toString().contains("t="), old.answer().uri()::toString);
        assertEquals("REJECTED", request.state());
        var rejection = mailbox.notice(AddressRequestVisitor.REJECTED, request.newEmail);
        assertFalse(rejection.body().contains(request.account.email()), rejection::body);
        assertTrue(TestBed.visitor().get(link).text().contains(OVER));
        assertTrue(old.submit(form).follow().text().contains(OVER), old::text);
        assertTrue(user.get(verification).text().contains(OVER), user::text);
        assertTrue(old.submitPassword(request.account).isAt(Site.SEEKER.otp()));
    }

    @Test
    @Tag("T11")
    void aVerificationLinkWorksOnce() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        String link = request.verificationLink();
        user.get(link);
        var form = user.form(VERIFY_BUTTON);
        user.submit(form).follow();

        assertTrue(TestBed.visitor().get(link).text().contains(OVER));
        assertTrue(user.submit(form).follow().text().contains(OVER), user::text);
        assertTrue(old.get(request.objectionLink()).text().contains(OVER), old::text);
        assertEquals(1, AuditEvents.count(request.account, "EMAIL_CHANGED"));
    }

    @Test
    @Tag("R17")
    @Tag("C19")
    void aTakenAddressChangesNothing() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        user.get(request.verificationLink());
        AccountFixture.create(TestBed.database(), Site.SEEKER, request.newEmail);

        user.submit(user.form(VERIFY_BUTTON)).follow();

        assertTrue(user.text().contains("変更できませんでした") && user.text().contains("ハローワークに"), user::text);
        assertEquals("APPROVED", request.state());
        assertEquals(1, AuditEvents.count(request.account, "REQUEST_REFUSED"));
        assertEquals(0, AuditEvents.count(request.account, "EMAIL_CHANGED"));
        assertTrue(old.submitPassword(request.account).isAt(Site.SEEKER.otp()));
    }

    @Test
    @Tag("R18")
    @Tag("T11")
    void staffCanReplaceAnExpiredLink() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        String link = request.verificationLink();
        assertTrue(
                user.get(link.replace("/seeker/", "/employer/")).text().contains(OVER), "not valid in another service");
        Sql.update("update address_request set proof_until = now() where id = ?", request.id);
        assertTrue(user.get(link).text().contains(OVER));
        assertTrue(user.text().contains("手続きをされたハローワークにご連絡ください"), user::text);

        request.perform("resend");
        String replacement = request.verificationLink();
        assertTrue(user.get(link).text().contains(OVER));
        user.get(replacement);
        user.submit(user.form(VERIFY_BUTTON)).follow();
        assertEquals("COMPLETED", request.state());
    }

    @Test
    @Tag("R17")
    void aRejectionIsMailedToTheNewAddress() throws Exception {
        var request = new AddressRequestVisitor(AccountFixture.create(Site.INFORMATION)).perform("reject");
        var mail = mailbox.notice(AddressRequestVisitor.REJECTED, request.newEmail);
        assertTrue(mail.body().contains("変更はできませんでした") && mail.body().contains("ハローワーク"), mail::body);
        assertTrue(mailbox.all(request.account.email()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "address-stop, ''",
        "address-stop, ?t=",
        "address-stop, ?t=garbage",
        "address-stop, ?t=%00%0d%0aSet-Cookie:a",
        "address-prove, ''",
        "address-prove, ?t=",
        "address-prove, ?t=garbage",
        "address-prove, ?t=a&t=b"
    })
    @Tag("C18")
    void anInvalidLinkShowsWhatToDo(String page, String query) throws Exception {
        user.get("/seeker/" + page + query);

        assertEquals(200, user.status());
        assertTrue(user.text().contains(OVER) && user.text().contains("ハローワークにご"), user::text);
        assertFalse(hasForm());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R15")
    @Tag("R16")
    void thePageOffersNoFormAndRefersToTheEmploymentOffice(Site site) throws Exception {
        user.get(site.login());
        assertTrue(user.body().contains("href=\"address-lost\""));
        user.get(site.path + "/address-lost");

        assertTrue(user.text().contains("ご自身でワンタイムパスワードが届くアドレスを変更することはできません。"), user::text);
        assertTrue(user.text().contains("アドレスの変更が可能かどうか、ハローワークにご相談ください。"), user::text);
        assertTrue(user.text().contains("少なくとも3日間お待ちいただきます"), user::text);
        assertFalse(hasForm() || user.body().contains("<input"));
    }

    @Test
    @Tag("R16")
    void theCodePageLinksToTheExplanation() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        user.submitPassword(account);
        assertTrue(user.isAt(Site.SEEKER.otp()) && user.body().contains("href=\"address-lost\""), user::body);
    }

    /** Apart from the language form, which every page has. */
    private boolean hasForm() {
        return user.body().replace("<form id=\"language\"", "").contains("<form");
    }
}
