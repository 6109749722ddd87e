package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.profile.AccountClosingService;
import mypage.profile.AddressChangeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An intruder changed the address, and then closed the account. */
@Tag("C1")
class ClosedAccountRevertTest extends AddressChangeFixture {

    private final AccountClosingService closing = container.get(AccountClosingService.class);
    private final AccountReopeningService reopening = container.get(AccountReopeningService.class);

    private final String victim = account.email;

    private final String link = changeTo(next);

    @BeforeEach
    void close() {
        reauthenticate();
        assertTrue(closing.close(user, account.context));
    }

    @Test
    void theFormerAddressReopensTheAccountAndIsRestored() {
        String undo = lastTo(next).link();
        assertTrue(isUsable(link) && recovery.restoresAddress(link));

        EventDisavowalResult.Done done = assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));

        assertTrue(done.restored() && account.fresh().isOpen());
        assertEquals(victim, account.fresh().email());
        assertEquals(
                0, account.number("select count(*) from account where id = ?1 and closed_at is not null", account.id));
        assertEquals(Optional.empty(), user(session));
        assertTrue(recovery.resetFor(Service.SEEKER, done.permission()).isPresent());
        assertFalse(reopening.canReopen(Service.SEEKER, undo), "the intruder's link has ended");
        List<String> audited = account.audited();
        assertEquals(
                List.of("CLOSED", "NOT_ME", "EMAIL_RESTORED"), audited.subList(audited.size() - 3, audited.size()));
    }

    @Test
    void worksAfterTheIntruderHasReopenedTheAccount() {
        assertTrue(reopening
                .reopen(Service.SEEKER, lastTo(next).link(), account.context)
                .isPresent());

        assertInstanceOf(EventDisavowalResult.Done.class, objectWith(link));

        assertEquals(victim, account.fresh().email());
    }

    @Test
    void theAccountStaysClosedWhenTheFormerAddressIsTaken() {
        container
                .get(AddressRegistry.class)
                .create(Service.SEEKER, victim, Optional.empty(), account.context)
                .orElseThrow();

        assertEquals(new EventDisavowalResult.Stopped(), objectWith(link));

        assertFalse(account.fresh().isOpen());
        assertEquals(
                1, account.number("select count(*) from account where id = ?1 and closed_at is not null", account.id));
        assertEquals("ADDRESS_TAKEN", account.audited().get(account.audited().size() - 1));
    }

    /** As when a main account removes an additional one. */
    @Test
    void theAccountCannotBeReopenedOnceAllItsLinksAreInvalid() {
        container.inTransaction(() -> {
            container.get(AccountActionTokenRepository.class).endAllForGood(account.id);
            return null;
        });

        assertFalse(isUsable(link));
        assertEquals(new EventDisavowalResult.LinkInvalid(), objectWith(link));
    }
}
