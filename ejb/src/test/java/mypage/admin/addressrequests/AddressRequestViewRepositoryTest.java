package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mypage.platform.ActReason;
import mypage.platform.Listing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddressRequestViewRepositoryTest extends AddressRequestFixture {

    private final AddressRequestViewRepository lists = container.get(AddressRequestViewRepository.class);

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        account.update("delete from address_request");
    }

    @Test
    void aRequestIsListedUnderItsNextStep() {
        open();
        assertListed(AddressRequestFilter.RECEIVED);
        assertDone(transactions.review(id, OPENER));
        assertListed(AddressRequestFilter.TO_APPROVE);
        assertDone(transactions.approve(id, APPROVER));
        deliver();
        assertListed(AddressRequestFilter.APPROVED);
        assertDone(transactions.withdraw(id, OPENER));
        assertListed(AddressRequestFilter.FINISHED);
    }

    @Test
    @Tag("T10")
    void marksRequestsHeldUntilTheOldAddressIsNotified() {
        approve();
        assertEquals(Optional.of(now().plus(WAIT)), found().linkDue());
        account.update("update outbox_message set state = 'QUEUED' where topic = 'office:approved:' || ?1", id);
        assertFalse(found().held());
        container.clock.pass(WAIT);

        assertTrue(found().held());
        assertEquals(Optional.empty(), found().linkDue());
        assertEquals(List.of(id), listed(AddressRequestFilter.HELD, Optional.empty()));
        deliver();
        assertEquals(List.of(), listed(AddressRequestFilter.HELD, Optional.empty()));
        assertEquals(Optional.of(now().plus(WAIT)), found().linkDue());
    }

    @Test
    void listsPendingRequestsOldestFirstAndEndedOnesNewestFirst() {
        account.update("""
                with a as (insert into account (id, service, email, created_at)
                    select nextval('id_seq'), 'SEEKER', gen_random_uuid() || '@x', now() from generate_series(1, 51)
                    returning id, email)
                insert into address_request (id, account_id, old_email, new_email, evidence, state, opened_by,
                    opened_at)
                    select nextval('id_seq'), id, email, 'x', 'PASSPORT', 'RECEIVED', 1, now() from a""");
        long oldest = account.number("select min(id) from address_request");
        long newest = account.number("select max(id) from address_request");

        var page = lists.list(AddressRequestFilter.RECEIVED, new Listing(50, true), Optional.empty());
        assertEquals(50, page.rows().size());
        assertEquals(oldest, page.rows().get(0).id());
        assertEquals(
                List.of(newest),
                listed(AddressRequestFilter.RECEIVED, page.next().map(Long::valueOf)));

        var twenty = lists.list(AddressRequestFilter.RECEIVED, new Listing(20, false), Optional.empty());
        assertEquals(20, twenty.rows().size());
        assertEquals(newest, twenty.rows().get(0).id());

        account.update("update address_request set state = 'WITHDRAWN', finished_at = now()");
        var done = lists.list(AddressRequestFilter.FINISHED, Listing.USUAL, Optional.empty());
        assertEquals(newest, done.rows().get(0).id());
        assertEquals(
                List.of(oldest),
                listed(AddressRequestFilter.FINISHED, done.next().map(Long::valueOf)));
    }

    /** Only the audit trail knows who withdrew a request. */
    @Test
    void namesWhoWithdrewARequest() {
        open();
        assertEquals(Optional.empty(), found().withdrawnBy());
        assertDone(transactions.withdraw(id, OPENER));
        long first = id;
        container.clock.pass(SECOND);
        open();
        assertDone(transactions.withdraw(id, APPROVER));
        account.update(
                "insert into staff (id, email, name, created_at)"
                        + " values (11, ?1, 'Eleven', now()), (12, ?2, 'Twelve', now())"
                        + " on conflict do nothing",
                UUID.randomUUID() + "@x",
                UUID.randomUUID() + "@x");

        assertEquals(Optional.of("Twelve"), found().withdrawnBy());
        assertEquals(Optional.of("Eleven"), lists.find(first).orElseThrow().withdrawnBy());
    }

    @Test
    void tellsWhyStaffTookWhichStep() {
        ActReason reason = new ActReason(ActReason.Kind.OWNER_IDENTIFIED, "", "ハローワーク渋谷");
        open();
        assertDone(transactions.review(id, OPENER));
        container.clock.pass(SECOND);
        assertDone(transactions.reject(id, APPROVER.because(reason)));
        RequestStep step = lists.steps(id).get(0);
        assertEquals(1, lists.steps(id).size());
        assertEquals("REQUEST_REJECTED", step.kind());
        assertEquals(reason, step.reason());
        assertEquals(now(), step.at());
    }

    @Test
    void anObjectedRequestHasAListOfItsOwn() {
        approve();
        assertTrue(object());
        assertListed(AddressRequestFilter.OBJECTED, AddressRequestFilter.FINISHED);
    }

    @Test
    void findsRequestsByTheBeginningOfEitherAddressOrByNumber() {
        open();
        for (String typed : List.of(account.email.substring(0, 9), newEmail, Long.toString(id))) {
            assertEquals(
                    1,
                    lists.search(typed, Listing.USUAL, Optional.empty()).rows().size(),
                    typed);
        }
        assertEquals(
                List.of(),
                lists.search(newEmail.substring(1), Listing.USUAL, Optional.empty())
                        .rows());
        assertEquals(
                List.of(),
                lists.search(newEmail, Listing.USUAL, Optional.of(id)).rows());
    }

    private void assertListed(AddressRequestFilter... where) {
        for (AddressRequestFilter filter : AddressRequestFilter.values()) {
            boolean isThere =
                    filter == AddressRequestFilter.ALL || List.of(where).contains(filter);
            assertEquals(isThere ? List.of(id) : List.of(), listed(filter, Optional.empty()), filter.name());
        }
    }

    private List<Long> listed(AddressRequestFilter filter, Optional<Long> after) {
        return lists.list(filter, new Listing(50, filter.isOldestFirst()), after).rows().stream()
                .map(AddressRequestView::id)
                .toList();
    }

    private AddressRequestView found() {
        return lists.find(id).orElseThrow();
    }
}
