package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import mypage.TestAccount.Mail;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.admin.addressrequests.RequestActionResult.Refused;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.platform.JapaneseTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The effects of steps on mails, links and the account, and of the account on steps. */
@Tag("R17")
@Tag("R18")
class RequestEffectsTest extends AddressRequestFixture {

    @Test
    @Tag("C7")
    @Tag("T10")
    @Tag("T11")
    void anApprovalIsMailedOnlyToTheOldAddress() {
        approve();

        assertTrue(mailsTo(newEmail).isEmpty());
        Mail mail = account.lastMail();
        assertEquals(1, account.mails().size());
        assertEquals("office:approved:" + id, mail.topic());
        assertEquals("【求職者マイページ】メールアドレス変更の手続きのお知らせ", mail.subject());
        assertEquals(now().plus(WAIT).plus(LINK_VALIDITY), mail.notAfter());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(now().plus(WAIT))), mail.body());
        assertTrue(mail.body().contains("/seeker/address-stop?t="), mail.body());
        assertFalse(mail.body().contains("new.example.jp"), mail.body());
    }

    @Test
    void aRejectionIsMailedOnlyToTheNewAddress() {
        open();
        transactions.reject(id, OPENER);

        assertTrue(mailsTo(account.email).isEmpty());
        Mail mail = lastMailTo(newEmail);
        assertEquals("office:rejected:" + id, mail.topic());
        assertEquals(now().plus(WAIT), mail.notAfter());
        assertTrue(mail.body().contains("求職者マイページ") && mail.body().contains("変更はできませんでした"), mail.body());
        assertFalse(mail.body().contains(account.email) || mail.body().contains("http"), mail.body());
        assertEquals(Optional.of(11L), request().decidedBy());
        assertEquals(Optional.of(now()), request().decidedAt());
        assertEquals(Optional.of(now()), request().finishedAt());
    }

    @Test
    void aWithdrawalInvalidatesTheLinks() {
        waitOut();
        assertDone(transactions.withdraw(id, OPENER));
        assertFalse(object());
        assertEquals(AddressLinkService.Outcome.OVER, prove());
        assertEquals(Optional.of(now()), request().finishedAt());
        assertEquals(account.email, account.fresh().email());
    }

    @Test
    void resendsTheLinkOnceTheWaitIsOver() {
        approve();
        container.clock.pass(WAIT.minus(SECOND));
        assertRefused(Reason.WRONG_STATE, transactions.resendProof(id, OPENER));
        container.clock.pass(SECOND);
        assertDone(transactions.resendProof(id, OPENER));
        String first = token("address-prove", newEmail);

        timer.look();
        assertEquals(1, mailsTo(newEmail).size());
        container.clock.pass(LINK_VALIDITY);
        assertTrue(links.provable(Service.SEEKER, first).isEmpty());
        assertDone(transactions.resendProof(id, OPENER));
        assertEquals(Optional.of(now().plus(LINK_VALIDITY)), request().proofUntil());
        assertEquals(AddressLinkService.Outcome.OVER, links.prove(Service.SEEKER, first, account.context));
        assertEquals(AddressLinkService.Outcome.CHANGED, prove());
    }

    @Test
    void noStepIsPossibleForALockedAccount() {
        open();
        accounts.lock(Service.SEEKER, account.id, account.context);
        assertRefused(Reason.GONE, transactions.review(id, OPENER));
        account.update("update account set locked_at = null where id = ?1", account.id);
        transactions.review(id, OPENER);
        accounts.lock(Service.SEEKER, account.id, account.context);
        assertRefused(Reason.GONE, transactions.approve(id, APPROVER));
        assertDone(transactions.reject(id, APPROVER));
    }

    @Test
    void noStepIsPossibleOnceTheAddressHasChanged() {
        waitOut();
        container.inTransaction(() -> container
                .get(AddressRegistry.class)
                .change(Service.SEEKER, account.id, "own" + newEmail, account.context));
        assertRefused(Reason.GONE, transactions.resendProof(id, OPENER));
        assertEquals(AddressLinkService.Outcome.REFUSED, prove());
        assertEquals("own" + newEmail, account.fresh().email());
    }

    @Test
    void aRequestIsDeletedWithItsAccount() {
        complete();
        account.update("delete from account where id = ?1", account.id);
        assertEquals(Optional.empty(), requests.find(id));
        assertEquals(new Refused(Reason.GONE), transactions.withdraw(id, OPENER));
    }

    @Test
    void anotherRequestCanBeOpenedOnceOneHasEnded() {
        complete();
        RequestOpeningResult next = transactions.open(Service.SEEKER, newEmail, "next" + newEmail, DOCUMENTS, APPROVER);
        assertTrue(next instanceof Opened);
    }
}
