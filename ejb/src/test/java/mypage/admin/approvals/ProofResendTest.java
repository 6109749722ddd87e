package mypage.admin.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Timestamp;
import java.time.Duration;
import mypage.account.Service;
import mypage.admin.addressrequests.AddressRequestFixture;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.RequestActionResult.Asked;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.admin.staff.TeamFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link of an address request is mailed again: by one member if the old address was told, else by two. */
@Tag("C20")
class ProofResendTest extends TeamFixture {

    private static final Duration WAIT = Duration.ofDays(3);

    private final AddressRequestService requests = container.get(AddressRequestService.class);
    private final String newEmail = "new" + rows.email;
    private final long request = approved();

    @Test
    void ifTheOldAddressWasNeverToldASecondMemberDecides() {
        assertEquals(new Asked(false), requests.resendProof(request, client(manager)));
        assertEquals(0, proofs());

        assertEquals(ActDecisionResult.DONE, approvals.approve(asked(), client(second)));
        assertEquals(1, proofs());
    }

    @Test
    void whoAskedCanNotApprove() {
        requests.resendProof(request, client(manager));
        approvals.approve(asked(), client(manager));
        assertEquals(0, proofs());
    }

    @Test
    void ifItWasToldOneMemberIsEnough() {
        tell();
        container.clock.pass(WAIT);
        assertInstanceOf(Done.class, requests.resendProof(request, client(manager)));
        assertEquals(1, proofs());
    }

    /** Approved, and its waiting time is over, but the mail to the old address was not sent. */
    private long approved() {
        rows.update("insert into staff_role (staff_id, role) values (?1, 'OPERATE')", manager);
        var opened =
                requests.open(Service.SEEKER, rows.email, newEmail, AddressRequestFixture.DOCUMENTS, client(manager));
        long id = assertInstanceOf(Opened.class, opened).requestId();
        assertInstanceOf(Done.class, requests.review(id, client(manager)));
        assertInstanceOf(Done.class, requests.approve(id, client(second)));
        container.clock.pass(WAIT);
        return id;
    }

    private void tell() {
        rows.update(
                "update outbox_message set state = 'SENT', finished_at = ?2 where topic = 'office:approved:' || ?1",
                request,
                Timestamp.from(container.clock.instant()));
    }

    private long proofs() {
        return rows.number("select count(*) from outbox_message where topic = 'office:prove:' || ?1", request);
    }
}
