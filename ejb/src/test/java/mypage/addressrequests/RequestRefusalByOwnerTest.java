package mypage.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.AddressRequest.State;
import mypage.admin.addressrequests.AddressRequestFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The link to the old address, which rejects a request. */
class RequestRefusalByOwnerTest extends AddressRequestFixture {

    @Test
    @Tag("C26")
    @Tag("T11")
    void theOldAddressRefusesTheChangeOnce() {
        approve();
        assertTrue(links.canObject(Service.SEEKER, objection()));
        container.clock.pass(SECOND);

        assertTrue(object());

        assertEquals(State.REJECTED, state());
        assertEquals(Optional.of(now()), request().objectedAt());
        assertEquals(Optional.of(now()), request().finishedAt());
        assertEquals(Optional.of(12L), request().decidedBy());
        assertEquals("REQUEST_OBJECTED", lastAudited());
        assertEquals("office:rejected:" + id, lastMailTo(newEmail).topic());
        assertEquals(1, mailsTo(newEmail).size());
        assertFalse(links.canObject(Service.SEEKER, objection()));
        assertFalse(object());
        assertEquals(1, mailsTo(newEmail).size());
    }

    /** As if the mail had been sent that early. */
    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "IN_REVIEW"})
    void refusesARequestBeforeItsApproval(String state) {
        review();
        account.update(
                "update address_request set state = ?1, objection_hash = sha256(convert_to(?2, 'UTF8')) where id = ?3",
                state,
                "early" + id,
                id);
        assertTrue(links.object(Service.SEEKER, "early" + id, account.context));
        assertEquals(State.REJECTED, state());
        assertEquals(Optional.empty(), request().decidedBy());
    }

    @Test
    void theOldAddressRefusesTheChangeAfterTheWaitToo() {
        waitOut();
        container.clock.pass(LINK_VALIDITY);
        assertTrue(object());
        assertEquals(Outcome.OVER, prove());
        assertEquals(account.email, account.fresh().email());
    }

    @Test
    void theOldAddressCannotRefuseACompletedChange() {
        complete();
        assertFalse(links.canObject(Service.SEEKER, objection()));
        assertFalse(object());
        assertEquals(State.COMPLETED, state());
    }

    @Test
    @Tag("C19")
    void onlyOneOfTwoConcurrentRefusalsCounts() {
        approve();
        AddressLinkService other = new TestContainer().get(AddressLinkService.class);
        container.clock.meanwhile(1, () -> assertTrue(other.object(Service.SEEKER, objection(), account.context)));
        assertFalse(object());
        assertEquals(1, mailsTo(newEmail).size());
    }
}
