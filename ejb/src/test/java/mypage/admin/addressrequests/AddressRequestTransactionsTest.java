package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.addressrequests.AddressRequest.State;
import mypage.addressrequests.AddressRequestAuditKind;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.admin.addressrequests.RequestActionResult.Refused;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of staff, from every state of a request. */
@Tag("R17")
@Tag("R18")
class AddressRequestTransactionsTest extends AddressRequestFixture {

    /** How a request reaches each state; PROVABLE is APPROVED after the waiting time. */
    private final Map<String, Runnable> beginnings = Map.of(
            "RECEIVED", this::open,
            "IN_REVIEW", this::review,
            "APPROVED", this::approve,
            "PROVABLE", this::waitOut,
            "COMPLETED", this::complete,
            "WITHDRAWN",
                    () -> {
                        open();
                        transactions.withdraw(id, OPENER);
                    },
            "REJECTED",
                    () -> {
                        open();
                        transactions.reject(id, APPROVER);
                    });

    /** The result of each step; refused where it is empty. */
    @ParameterizedTest
    @CsvSource({
        "RECEIVED,  IN_REVIEW, ,         REJECTED, WITHDRAWN, ",
        "IN_REVIEW, ,          APPROVED, REJECTED, WITHDRAWN, ",
        "APPROVED,  ,          ,         ,         WITHDRAWN, ",
        "PROVABLE,  ,          ,         ,         WITHDRAWN, APPROVED",
        "REJECTED,  ,          ,         ,         ,          ",
        "WITHDRAWN, ,          ,         ,         ,          ",
        "COMPLETED, ,          ,         ,         ,          "
    })
    @Tag("C19")
    @Tag("C26")
    void stepsLeadFromOneStateToTheNext(
            String from, State review, State approve, State reject, State withdraw, State resend) {
        assertStep(from, review, "REQUEST_REVIEWED");
        assertStep(from, approve, "REQUEST_APPROVED");
        assertStep(from, reject, "REQUEST_REJECTED");
        assertStep(from, withdraw, "REQUEST_WITHDRAWN");
        assertStep(from, resend, "REQUEST_PROOF_MAILED");
    }

    private void assertStep(String from, State to, String kind) {
        AddressRequestTransactionsTest each = new AddressRequestTransactionsTest();
        each.beginnings.get(from).run();
        each.takes(to, kind);
    }

    private void takes(State to, String kind) {
        State before = state();
        int mails = mailsTo(account.email).size() + mailsTo(newEmail).size();

        RequestActionResult step = take(kind);

        if (to != null) {
            assertDone(step);
            assertEquals(to, state());
            assertEquals(kind, lastAudited());
        } else {
            assertEquals(request().concerns(account.fresh()) ? Reason.WRONG_STATE : Reason.GONE, reason(step));
            assertEquals(before, state());
            assertEquals("REQUEST_REFUSED", lastAudited());
            assertEquals(
                    mails, mailsTo(account.email).size() + mailsTo(newEmail).size());
        }
        assertEquals(List.of("IN_REVIEW", "RECEIVED", "APPROVED").contains(state().name()), isOpen());
        assertEquals(12L, staffOfLastEvent());
    }

    private boolean isOpen() {
        return request().finishedAt().isEmpty();
    }

    private static Reason reason(RequestActionResult step) {
        return ((Refused) step).reason();
    }

    private RequestActionResult take(String kind) {
        return switch (AddressRequestAuditKind.valueOf(kind)) {
            case REQUEST_REVIEWED -> transactions.review(id, APPROVER);
            case REQUEST_APPROVED -> transactions.approve(id, APPROVER);
            case REQUEST_REJECTED -> transactions.reject(id, APPROVER);
            case REQUEST_WITHDRAWN -> transactions.withdraw(id, APPROVER);
            default -> transactions.resendProof(id, APPROVER);
        };
    }

    private long staffOfLastEvent() {
        return account.number(
                "select staff_id from audit_event where account_id = ?1 order by id desc limit 1", account.id);
    }

    @Test
    @Tag("C26")
    void recordsWhoDidWhatAndWhen() {
        RequestContext reviewer = new RequestContext("192.0.2.13", "reviewer", "").actingAs(13L);
        open();
        container.clock.pass(SECOND);
        transactions.review(id, reviewer);
        assertEquals(Optional.of(13L), request().reviewedBy());
        assertEquals(Optional.empty(), request().decidedBy());
        container.clock.pass(SECOND);
        transactions.approve(id, APPROVER);

        assertEquals(Optional.of(12L), request().decidedBy());
        assertEquals(Optional.of(now()), request().decidedAt());
        assertEquals(Optional.of(now().plus(WAIT)), request().waitUntil());
        assertEquals(Optional.empty(), request().proofUntil());
        assertEquals(Optional.empty(), request().objectedAt());
        assertEquals(
                List.of(11L, 13L, 12L),
                rows("select staff_id from audit_event where account_id = ?1 order by id", account.id));
    }

    @Test
    @Tag("C9")
    void theOpenerOfARequestCannotApproveIt() {
        review();
        assertRefused(Reason.OWN_REQUEST, transactions.approve(id, OPENER));
        assertEquals(State.IN_REVIEW, state());
        assertTrue(mailsTo(account.email).isEmpty());

        assertThrows(
                RuntimeException.class,
                () -> account.update(
                        "update address_request set state = 'APPROVED', decided_by = opened_by where id = ?1", id));
    }

    @Test
    void refusesAnUnknownRequest() {
        assertEquals(new Refused(Reason.GONE), transactions.review(-1, OPENER));
        assertEquals(Optional.empty(), requests.find(-1));
    }
}
