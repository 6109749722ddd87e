package mypage.it.addressrequests;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import static mypage.it.addressrequests.AddressRequestVisitor.OBJECT_BUTTON;
import static mypage.it.addressrequests.AddressRequestVisitor.VERIFY_BUTTON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private final HttpVisitor owner = TestBed.visitor();
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
        assertTrue(approval.link().matches(TestBed.url() + "employer/address-stop\\?t=[\\w-]{43}"), approval::link);
        assertFalse(approval.body().contains(request.newEmail), approval::body);
        assertTrue(mailbox.all(request.newEmail).isEmpty());
        request.endWaitingPeriod();
        String link = request.verificationLink();
        assertTrue(link.matches(TestBed.url() + "employer/address-prove\\?t=[\\w-]{43}"), link);

        owner.get(link);
        assertFalse(owner.body().contains(request.newEmail) || owner.body().contains(account.email()));
        assertTrue(old.get(Site.EMPLOYER.mypage()).isAt(Site.EMPLOYER.mypage()), "opening the link changes nothing");
        owner.submit(owner.form(VERIFY_BUTTON)).follow();

        assertTrue(owner.isAt("/employer/address-prove") && owner.text().contains("変更しました"), owner::text);
        assertFalse(
                owner.answer().uri().toString().contains("t="), owner.answer().uri()::toString);
        assertTrue(owner.body().contains("href=\"login\"") && owner.body().contains("href=\"forgot\""), owner::body);
        assertEquals("COMPLETED", request.state());
        assertTrue(owner.get(Site.EMPLOYER.mypage()).follow().isAt(Site.EMPLOYER.login()), "the link signs nobody in");
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
        assertTrue(owner.get(verification).text().contains(OVER), owner::text);
        assertTrue(old.submitPassword(request.account).isAt(Site.SEEKER.otp()));
    }

    @Test
    @Tag("T11")
    void aVerificationLinkWorksOnce() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        String link = request.verificationLink();
        owner.get(link);
        var form = owner.form(VERIFY_BUTTON);
        owner.submit(form).follow();

        assertTrue(TestBed.visitor().get(link).text().contains(OVER));
        assertTrue(owner.submit(form).follow().text().contains(OVER), owner::text);
        assertTrue(old.get(request.objectionLink()).text().contains(OVER), old::text);
        assertEquals(1, AuditEvents.count(request.account, "EMAIL_CHANGED"));
    }

    @Test
    @Tag("R17")
    @Tag("C19")
    void aTakenAddressChangesNothing() throws Exception {
        var request = AddressRequestVisitor.awaitingVerification(Site.SEEKER);
        owner.get(request.verificationLink());
        AccountFixture.create(TestBed.database(), Site.SEEKER, request.newEmail);

        owner.submit(owner.form(VERIFY_BUTTON)).follow();

        assertTrue(owner.text().contains("変更できませんでした") && owner.text().contains("ハローワークに"), owner::text);
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
                owner.get(link.replace("/seeker/", "/employer/")).text().contains(OVER), "not valid in another service");
        Sql.update("update address_request set proof_until = now() where id = ?", request.id);
        assertTrue(owner.get(link).text().contains(OVER));
        assertTrue(owner.text().contains("手続きをされたハローワークにご連絡ください"), owner::text);

        request.perform("resend");
        String replacement = request.verificationLink();
        assertTrue(owner.get(link).text().contains(OVER));
        owner.get(replacement);
        owner.submit(owner.form(VERIFY_BUTTON)).follow();
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
        owner.get("/seeker/" + page + query);

        assertEquals(200, owner.status());
        assertTrue(owner.text().contains(OVER) && owner.text().contains("ハローワークにご"), owner::text);
        assertFalse(hasForm());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R15")
    @Tag("R16")
    void thePageOffersNoFormAndRefersToTheEmploymentOffice(Site site) throws Exception {
        owner.get(site.login());
        assertTrue(owner.body().contains("href=\"address-lost\""));
        owner.get(site.path + "/address-lost");

        assertTrue(owner.text().contains("ご自身でワンタイムパスワードが届くアドレスを変更することはできません。"), owner::text);
        assertTrue(owner.text().contains("アドレスの変更が可能かどうか、ハローワークにご相談ください。"), owner::text);
        assertTrue(owner.text().contains("少なくとも3日間お待ちいただきます"), owner::text);
        assertFalse(hasForm() || owner.body().contains("<input"));
    }

    @Test
    @Tag("R16")
    void theCodePageLinksToTheExplanation() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        owner.submitPassword(account);
        assertTrue(owner.isAt(Site.SEEKER.otp()) && owner.body().contains("href=\"address-lost\""), owner::body);
    }

    /** Apart from the language form, which every page has. */
    private boolean hasForm() {
        return owner.body().replace("<form id=\"language\"", "").contains("<form");
    }
}
