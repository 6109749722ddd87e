package mypage.recovery;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.account.Account;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.actiontoken.PasswordChange;
import mypage.profile.AddressChangeFixture;
import mypage.profile.ReauthenticationRequired;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A former address recovers the account, whatever the intruder does meanwhile. */
@Tag("C7")
class AddressRevertTest extends AddressChangeFixture {

    private static final Duration WEEK = Duration.ofDays(7);

    private final String victim = account.email;

    private final String link = changeTo(next);

    @Test
    @Tag("C9")
    @Tag("C13")
    void restoresTheAddressEndsAllAccessAndPermitsANewPassword() {
        assertTrue(recovery.restoresAddress(link));

        EventDisavowalResult.Done done = assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));

        assertTrue(done.restored());
        assertEquals(victim, account.fresh().email());
        assertEquals(Optional.empty(), user(session));
        assertTrue(recovery.resetFor(Service.SEEKER, done.permission()).isPresent());
        assertInstanceOf(
                Changed.class,
                recovery.choosePassword(
                        Service.SEEKER,
                        done.permission(),
                        "あたらしい合言葉 battery",
                        false,
                        TestAccount.newBrowser(),
                        account.context));
        List<String> audited = account.audited();
        assertEquals(
                List.of("EMAIL_CHANGED", "NOT_ME", "EMAIL_RESTORED", "PASSWORD_CHANGED"),
                audited.subList(audited.size() - 4, audited.size()));
        assertTrue(lastTo(victim).topic().startsWith("owner:PASSWORD_CHANGED"));
    }

    @Test
    void notifiesTheReplacedAddress() {
        objectWith(link);

        Mail mail = lastTo(next);
        assertTrue(mail.topic().startsWith("address.restored:" + account.id + ":"), mail::topic);
        assertTrue(mail.subject().contains("変更前のメールアドレスに戻した"), mail::subject);
        assertEquals(container.clock.instant().plus(Duration.ofDays(3)), mail.notAfter());
        assertFalse(mail.body().contains(victim) || mail.body().contains("http"), mail::body);
    }

    @Test
    @Tag("T11")
    void worksOnceAndOnlyInItsService() {
        assertEquals(new EventDisavowalResult.LinkInvalid(), recovery.shutOut(Service.EMPLOYER, link, account.context));
        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));
        assertEquals(new EventDisavowalResult.LinkInvalid(), objectWith(link));
        assertFalse(recovery.restoresAddress(link));
    }

    @Test
    @Tag("T11")
    void worksUntilTheLastSecondOfTheSeventhDay() {
        container.clock.pass(WEEK.minus(SECOND));
        assertTrue(isUsable(link));
        container.clock.pass(SECOND);
        assertFalse(isUsable(link) || recovery.restoresAddress(link));
        assertEquals(new EventDisavowalResult.LinkInvalid(), objectWith(link));
        assertEquals(next, account.fresh().email());
        container.clock.pass(SECOND.negated());
        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));
    }

    @Test
    void staysValidAfterANewPasswordAndADisavowal() {
        Account attackers = account.fresh();
        container.inTransaction(() -> {
            container.get(PasswordChange.class).change(attackers, accounts.hash("attacker's own"), account.context);
            return null;
        });
        String plain = lastTo(next).link();
        assertFalse(recovery.restoresAddress(plain));
        EventDisavowalResult.Done theirs = assertInstanceOf(EventDisavowalResult.Done.class, objectWith(plain));
        assertFalse(theirs.restored());

        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));

        assertEquals(victim, account.fresh().email());
        assertFalse(
                recovery.resetFor(Service.SEEKER, theirs.permission()).isPresent(),
                "the attacker's permission has ended");
    }

    @Test
    void staysValidAfterLaterChangesAndTheirReverts() {
        String third = TestAccount.newAddress();
        String later = changeTo(third);

        EventDisavowalResult.Done theirs = assertInstanceOf(EventDisavowalResult.Done.class, objectWith(later));
        assertEquals(next, account.fresh().email());
        assertTrue(isUsable(link));

        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));
        assertEquals(victim, account.fresh().email());
        assertFalse(recovery.resetFor(Service.SEEKER, theirs.permission()).isPresent());
        assertTrue(lastTo(next).topic().startsWith("address.restored:"));
    }

    @Test
    void invalidatesTheLinksOfAllLaterAddresses() {
        String second = changeTo(TestAccount.newAddress());
        String third = changeTo(TestAccount.newAddress());

        objectWith(link);

        assertFalse(isUsable(second) || isUsable(third));
        assertEquals(new EventDisavowalResult.LinkInvalid(), objectWith(third));
        assertEquals(victim, account.fresh().email());
    }

    /** The address changed back and forth: the earliest of the links to one address revokes all that came later. */
    @Test
    void invalidatesLaterLinksWhenAnAddressRecurs() {
        changeTo(victim);
        int mails = account.mailsTo(victim).size();
        String attackers = lastTo(next).link();

        EventDisavowalResult.Done done = assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));

        assertTrue(done.restored());
        assertEquals(victim, account.fresh().email());
        assertFalse(isUsable(attackers));
        assertEquals(Optional.empty(), user(session));
        assertEquals(mails, account.mailsTo(victim).size(), "it lost nothing");
        assertFalse(account.audited().contains("EMAIL_RESTORED"));
    }

    @Test
    void aRevertEndsAPendingChange() {
        String third = TestAccount.newAddress();
        var step = begin(third);

        objectWith(link);

        assertEquals(new ReauthenticationRequired(), type(step, codeTo(third)));
        assertEquals(victim, account.fresh().email());
    }

    @Test
    void anInvitationDoesNotReserveTheFormerAddress() {
        Account invited = container
                .get(AddressRegistry.class)
                .create(Service.SEEKER, victim, Optional.of(account.id), account.context)
                .orElseThrow();

        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));

        assertEquals(victim, account.fresh().email());
        assertFalse(accounts.get(invited.id()).isOpen());
        assertEquals("REMOVED", account.row("select kind from audit_event where account_id = ?1", invited.id()));
    }

    @Test
    void locksTheAccountWhenTheFormerAddressIsTaken() {
        TestAccount other = new TestAccount(container);
        container.get(AddressRegistry.class).change(Service.SEEKER, other.id, victim, other.context);
        String later = changeTo(TestAccount.newAddress());

        assertEquals(new EventDisavowalResult.Stopped(), objectWith(link));

        assertFalse(account.fresh().isOpen());
        assertEquals(Optional.empty(), user(session));
        assertFalse(isUsable(later));
        assertTrue(accounts.isPasswordOf(Optional.of(other.fresh()), PASSWORD));
        assertEquals(victim, other.fresh().email());
        assertEquals(0, account.number("select count(*) from owner_link where account_id = ?1", account.id));
        List<String> audited = account.audited();
        assertEquals(List.of("NOT_ME", "ADDRESS_TAKEN", "LOCKED"), audited.subList(audited.size() - 3, audited.size()));
        Mail mail = lastTo(account.fresh().email());
        assertTrue(mail.topic().startsWith("address.stopped:" + account.id), mail::topic);
        assertTrue(mail.body().contains("安全のため停止しました"), mail::body);
    }

    /** The last person to object has moved their own account to that address, to have this one locked. */
    @Test
    @Tag("C1")
    void aLaterRevertCannotPreventAnEarlierOne() {
        String later = changeTo(TestAccount.newAddress());
        TestAccount intruders = new TestAccount(container);
        container.get(AddressRegistry.class).change(Service.SEEKER, intruders.id, next, intruders.context);

        assertEquals(new EventDisavowalResult.Stopped(), objectWith(later));
        assertTrue(isUsable(link));

        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));
        assertEquals(victim, account.fresh().email());
    }

    /** Staff prepared that account for the reader of the mailbox, so it must not be removed automatically. */
    @Test
    void locksTheAccountWhenAnUnregisteredMainAccountHasTheAddress() {
        container
                .get(AddressRegistry.class)
                .create(Service.SEEKER, victim, Optional.empty(), account.context)
                .orElseThrow();

        assertEquals(new EventDisavowalResult.Stopped(), objectWith(link));
    }

    @Test
    void isInvalidOnceTheAccountIsLocked() {
        accounts.lock(Service.SEEKER, account.id, account.context);

        assertFalse(isUsable(link));
        assertEquals(new EventDisavowalResult.LinkInvalid(), objectWith(link));
        assertEquals(next, account.fresh().email());
        assertFalse(account.fresh().isOpen());
    }
}
