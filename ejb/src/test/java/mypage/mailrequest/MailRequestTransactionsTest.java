package mypage.mailrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each accepted request is answered once, late enough and soon enough. */
@Tag("C19")
class MailRequestTransactionsTest extends MailRequestFixture {

    private static final Duration DUE = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    /** Fails after a mail was queued, as if the node died then. */
    private static final AtomicBoolean BREAKS = new AtomicBoolean();

    private final MailRequestTransactions transactions = container.get(MailRequestTransactions.class);

    MailRequestTransactionsTest() {
        super(new TestContainer().with(Event.class, (Event<?>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (event, method, arguments) -> {
                    if (BREAKS.getAndSet(false)) {
                        throw new IllegalStateException("broken off");
                    }
                    return null;
                })));
    }

    @Test
    @Tag("C8")
    void looksTheAddressUpHalfASecondAfterTheRequest() {
        askForLink(Service.SEEKER);
        container.clock.pass(DUE.minusMillis(1));
        assertEquals(Optional.empty(), transactions.claim());
        container.clock.pass(Duration.ofMillis(1));
        answerNext();
        assertEquals(1, account.mails().size());
        assertEquals(0, waiting());
    }

    @Test
    void keepsWhoAskedAndInWhichLanguage() {
        var context = new RequestContext("192.0.2.1", "q1", "Chrome/140.0", Language.EN);
        recovery.mailLink(account.service, account.email, context);
        container.clock.pass(DUE);
        assertEquals(
                new MailRequest(MailRequest.Kind.PASSWORD_LINK, Service.SEEKER, account.email, context),
                transactions.claim().orElseThrow().request());
    }

    @Test
    void isAnsweredOnceHoweverManyWorkersClaimedIt() {
        askForLink(Service.SEEKER);
        container.clock.pass(DUE);
        ClaimedMailRequest slow = transactions.claim().orElseThrow();
        assertEquals(Optional.empty(), transactions.claim());
        container.clock.pass(LEASE);
        ClaimedMailRequest other = transactions.claim().orElseThrow();

        transactions.answer(other);
        transactions.answer(slow);

        assertEquals(1, account.mails().size());
    }

    @Test
    void isAnsweredOnceAlthoughAWorkerDiedWithTheMailQueued() {
        askForCode(Service.SEEKER);
        container.clock.pass(DUE);
        ClaimedMailRequest claimed = transactions.claim().orElseThrow();
        BREAKS.set(true);
        assertThrows(IllegalStateException.class, () -> transactions.answer(claimed));
        assertEquals(0, account.mails().size());
        assertEquals(1, waiting());

        container.clock.pass(LEASE.minus(SECOND));
        assertEquals(Optional.empty(), transactions.claim());
        container.clock.pass(SECOND);
        answerNext();

        assertEquals(1, account.mails().size());
        assertEquals(1, account.number("select count(*) from sign_in_pass where account_id = ?1", account.id));
        assertEquals(Optional.empty(), transactions.claim());
    }

    @Test
    void isNotAnsweredTenMinutesLaterAndDeletedThen() {
        askForLink(Service.SEEKER);
        container.clock.pass(VALIDITY.minus(SECOND));
        assertTrue(transactions.claim().isPresent());
        askForLink(Service.SEEKER);
        container.deleteExpired("mail_request");
        assertEquals(2, waiting());

        container.clock.pass(SECOND);
        container.deleteExpired("mail_request");
        assertEquals(1, waiting());

        container.clock.pass(VALIDITY);
        assertEquals(Optional.empty(), transactions.claim());
    }

    /** While nodes of two releases run. */
    @Test
    void aKindThatOnlyTheNextReleaseKnowsIsLeftToItAndStopsNothing() {
        askForLink(Service.SEEKER);
        account.update("update mail_request set kind = 'LATER'");
        askForCode(Service.SEEKER);
        container.clock.pass(DUE.plus(SECOND));

        answerNext();

        assertEquals(1, account.mails().size());
        assertEquals(Optional.empty(), transactions.claim());
        assertEquals(1, waiting());
    }

    @Test
    @Tag("C1")
    void aFloodFromOneNetworkWaitsAndAnotherNetworkDoesNot() {
        for (int i = 0; i < 150; i++) {
            devices.send(Service.SEEKER, TestAccount.newAddress(), account.context);
        }
        askForLink(Service.SEEKER);
        container.clock.pass(DUE.plus(SECOND));

        for (Optional<ClaimedMailRequest> due = transactions.claim(); due.isPresent(); due = transactions.claim()) {
            transactions.answer(due.get());
        }

        assertEquals(1, account.mails().size());
        assertEquals(150 - 6, waiting());
    }

    private void answerNext() {
        transactions.answer(transactions.claim().orElseThrow());
    }
}
