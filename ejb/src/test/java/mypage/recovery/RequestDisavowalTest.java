package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.AddressRequest.State;
import mypage.admin.addressrequests.AddressRequestFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What 「心当たりがない」 does to a request at the office for another address. */
@Tag("C13")
class RequestDisavowalTest extends AddressRequestFixture {

    static Stream<Consumer<AddressRequestFixture>> stages() {
        return Stream.of(
                AddressRequestFixture::open,
                AddressRequestFixture::review,
                AddressRequestFixture::approve,
                AddressRequestFixture::waitOut);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void rejectsItAtEachStage(Consumer<AddressRequestFixture> reach) {
        reach.accept(this);

        disavow();

        assertEquals(State.REJECTED, state());
        assertEquals(Optional.of(now()), request().objectedAt());
        assertEquals("office:rejected:" + id, lastMailTo(newEmail).topic());
        assertEquals(
                1, account.audited().stream().filter("REQUEST_OBJECTED"::equals).count());
    }

    @Test
    void endsTheLinkOfTheNewAddress() {
        waitOut();
        disavow();
        assertEquals(Outcome.OVER, prove());
        assertEquals(account.email, account.fresh().email());
    }

    @Test
    void leavesARequestAloneThatHasEnded() {
        complete();
        int mails = mailsTo(newEmail).size();
        disavow();
        assertEquals(State.COMPLETED, state());
        assertEquals(mails, mailsTo(newEmail).size());
        assertFalse(account.audited().contains("REQUEST_OBJECTED"));
    }

    private void disavow() {
        String token = container.inTransaction(() -> container
                .get(AccountActionTokenRepository.class)
                .issue(Purpose.NOT_ME, account.id, now().plus(LINK_VALIDITY)));
        assertInstanceOf(
                EventDisavowalResult.Done.class,
                container.get(RecoveryService.class).shutOut(Service.SEEKER, token, account.context));
    }
}
