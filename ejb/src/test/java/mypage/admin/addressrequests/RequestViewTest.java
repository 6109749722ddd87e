package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mypage.platform.Listing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member of staff who looks at a request sees two addresses, and that is recorded. */
@Tag("C20")
@Tag("C26")
class RequestViewTest extends AddressRequestFixture {

    private final AddressRequestService service = container.get(AddressRequestService.class);

    @Test
    void eachViewIsRecordedWithTheMember() {
        open();

        assertEquals(newEmail, service.view(id, APPROVER).orElseThrow().newEmail());

        assertEquals("REQUEST_VIEWED", lastAudited());
        assertEquals(List.of(12L), viewers());
        service.view(id, OPENER);
        assertEquals(List.of(12L, 11L), viewers());
    }

    @Test
    void aRequestThatDoesNotExistIsNotRecorded() {
        open();
        assertTrue(service.view(-1, OPENER).isEmpty());
        assertEquals(List.of(), viewers());
    }

    @Test
    void aSearchIsRecorded() {
        open();
        assertEquals(
                1,
                service.search(newEmail.toUpperCase(Locale.ROOT), Listing.USUAL, Optional.empty(), APPROVER)
                        .rows()
                        .size());
        assertEquals(
                List.of(12L),
                rows("select staff_id from audit_event where kind = ?1 order by id desc limit 1", "REQUESTS_SEARCHED"));
    }

    private List<?> viewers() {
        return rows(
                "select staff_id from audit_event where kind = 'REQUEST_VIEWED' and account_id = ?1 order by id",
                account.id);
    }
}
