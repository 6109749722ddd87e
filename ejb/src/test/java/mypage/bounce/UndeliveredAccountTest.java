package mypage.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Optional;
import mypage.TestContainer;
import mypage.account.Account;
import mypage.account.AddressRegistry;
import mypage.mail.Bounce;
import mypage.session.SessionService;
import org.junit.jupiter.api.Test;

/** Until when an owner is told that mails come back. */
class UndeliveredAccountTest {

    private final TestContainer container = new TestContainer();
    private final SessionService sessions = container.get(SessionService.class);
    private final ReturnedMailFixture mail = new ReturnedMailFixture(container);

    private void comesBack() {
        container.clock.pass(Duration.ofMinutes(1));
        container.get(BounceTransactions.class).note(mail.mailId, new DeliveryReport(Bounce.FAILED, "5.1.1"));
        container.clock.pass(Duration.ofMinutes(1));
    }

    private void signsIn(boolean withCode) {
        Account account = mail.account.fresh();
        container.inTransaction(() -> withCode
                ? sessions.openAfterCode(account, Optional.empty(), mail.account.context)
                : sessions.open(account, mail.account.context));
        container.clock.pass(Duration.ofMinutes(1));
    }

    /** The owner learns of it at the next sign-in, and a code that arrives later shows that it is over. */
    @Test
    void theNextSignInShowsItAndALaterCodeEndsIt() {
        signsIn(true);
        comesBack();

        signsIn(true);
        assertNotNull(mail.undelivered());

        signsIn(true);
        assertNull(mail.undelivered());
    }

    @Test
    void theFirstSignInOfAllShowsIt() {
        comesBack();
        signsIn(true);
        assertNotNull(mail.undelivered());
    }

    /** Whoever skips the code proves nothing about the mailbox. */
    @Test
    void signInsWithoutACodeDoNotEndIt() {
        comesBack();
        for (int i = 0; i < 3; i++) {
            signsIn(false);
            assertNotNull(mail.undelivered());
        }
    }

    @Test
    void theSessionKnowsIt() {
        comesBack();
        String token = sessions.open(mail.account.fresh(), mail.account.context);
        assertEquals(
                Optional.of(mail.undelivered()),
                sessions.resume(mail.account.service, token).orElseThrow().undeliveredAt());
    }

    @Test
    void anotherAddressEndsIt() {
        comesBack();
        container.inTransaction(() -> container
                .get(AddressRegistry.class)
                .change(mail.account.service, mail.account.id, "new." + mail.account.email, mail.account.context));
        assertNull(mail.undelivered());
    }
}
