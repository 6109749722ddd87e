package mypage.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.platform.JapaneseTime;
import mypage.registration.RegistrationService.Invitation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom staff and imports can invite, and what they are mailed. */
class InvitationTest extends InvitationFixture {

    @Test
    @Tag("C9")
    void createsAnAccountWithoutAPassword() {
        String email = UUID.randomUUID() + "@example.jp";
        assertEquals(Invitation.SENT, invite(Service.EMPLOYER, " " + email.toUpperCase() + " "));

        Account created = container
                .get(AccountService.class)
                .find(Service.EMPLOYER, email)
                .orElseThrow();
        assertEquals(email, created.email());
        assertTrue(!created.isRegistered() && created.mainId().isEmpty() && created.isOpen());
        assertEquals(
                1,
                account.number(
                        "select count(*) from account where id = ?1 and created_at = ?2 and terms_accepted_at is null",
                        created.id(),
                        Timestamp.from(container.clock.instant())));
        assertEquals(1, account.number("""
                select count(*) from audit_event
                where account_id = ?1 and kind = 'INVITED' and service = 'EMPLOYER'
                    and client_address = ?2""", created.id(), account.context.address()));
        assertEquals(1, mails(email));
    }

    @Test
    @Tag("T10")
    @Tag("T11")
    void mailsALinkThatIsValidForADay() {
        assertEquals(Invitation.SENT, invite(Service.SEEKER, account.email));

        Mail mail = account.lastMail();
        var end = container.clock.instant().plus(DAY);
        assertEquals("invitation:" + account.id, mail.topic());
        assertEquals(1, account.number("select priority from outbox_message where topic = ?1", mail.topic()));
        assertEquals("【求職者マイページ】アカウント登録のご案内", mail.subject());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains("\nhttp://localhost:8080/seeker/register?t="), mail.body());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(end)), mail.body());
        assertTrue(mail.body().startsWith("ハローワークで、あなたの求職者マイページのアカウントの"), mail.body());
        assertEquals(List.of("INVITED"), account.audited());
    }

    @Test
    void namesTheMainAccountToTheOwnerOfAnAdditionalOne() {
        TestAccount main = new TestAccount(container);
        account.update("update account set main_id = ?1 where id = ?2", main.id, account.id);

        container.inTransaction(() -> {
            container.get(InvitationMailer.class).send(account.fresh(), account.context);
            return null;
        });

        String body = account.lastMail().body();
        assertTrue(body.startsWith("求職者マイページの追加アカウントとして、"), body);
        assertTrue(body.contains("メインのアカウント： " + main.email), body);
    }

    /** Otherwise that employer could remove the account that staff created. */
    @Test
    @Tag("C20")
    void refusesAnInvitedAdditionalAccount() {
        TestAccount main = new TestAccount(container);
        account.update("update account set main_id = ?1 where id = ?2", main.id, account.id);

        assertEquals(Invitation.SENT, invite(Service.SEEKER, account.email));

        Account made = container
                .get(AccountService.class)
                .find(Service.SEEKER, account.email)
                .orElseThrow();
        assertTrue(made.id() != account.id && made.mainId().isEmpty());
        assertEquals(List.of("REMOVED"), account.audited());
        assertTrue(!account.fresh().isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "taro", "taro@example", "taro@example.jp, jiro@example.jp"})
    void refusesAnInvalidAddress(String typed) {
        long accounts = account.number("select count(*) from account");
        assertEquals(Invitation.NO_ADDRESS, invite(Service.SEEKER, typed));
        assertEquals(accounts, account.number("select count(*) from account"));
    }

    @Test
    void doesNotInviteToARegisteredOrLockedAccount() {
        account.update("update account set password_hash = 'x' where id = ?1", account.id);
        assertEquals(Invitation.TAKEN, invite(Service.SEEKER, account.email));
        account.update("update account set password_hash = null, locked_at = now() where id = ?1", account.id);
        assertEquals(Invitation.TAKEN, invite(Service.SEEKER, account.email));
        assertEquals(List.of(), account.mails());
        assertEquals(List.of(), account.audited());
    }

    @Test
    void acceptsAnAddressOfAnotherServiceOrAClosedAccount() {
        assertEquals(Invitation.SENT, invite(Service.EMPLOYER, account.email));
        account.update("update account set locked_at = now(), closed_at = now() where id = ?1", account.id);
        assertEquals(Invitation.SENT, invite(Service.SEEKER, account.email));
        assertEquals(3, account.number("select count(*) from account where email = ?1", account.email));
    }
}
