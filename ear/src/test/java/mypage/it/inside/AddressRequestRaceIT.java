package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.Evidence;
import mypage.addressrequests.ShownDocuments;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous steps on an address request: by staff, by the readers of both addresses, by nodes. */
@ArquillianTest
@Tag("C19")
class AddressRequestRaceIT extends AddressRequestRaceFixture {

    private static final ShownDocuments DOCUMENTS =
            new ShownDocuments(Evidence.PASSPORT, Evidence.EMPLOYMENT_REGISTRATION);

    private static final String EVENTS = "select count(*) from audit_event where account_id = ? and kind = ?";

    @Test
    @Tag("R17")
    void ofTwoApprovalsOneSucceeds() throws Exception {
        repeat(() -> {
            insertRequest("IN_REVIEW");

            List<RequestActionResult> results =
                    both(() -> requests.approve(request, staff(2)), () -> requests.approve(request, staff(3)));

            assertEquals(1, done(results));
            assertEquals(1, mailsTo(name + "@example.jp"));
            assertEquals(1, rows.number(EVENTS, account, "REQUEST_APPROVED"));
            assertEquals(1, rows.number(EVENTS, account, "REQUEST_REFUSED"));
        });
    }

    @Test
    @Tag("R17")
    void aRequestIsApprovedOrRejected() throws Exception {
        repeat(() -> {
            insertRequest("IN_REVIEW");

            List<RequestActionResult> results =
                    both(() -> requests.approve(request, staff(2)), () -> requests.reject(request, staff(3)));

            assertEquals(1, done(results));
            assertEquals(1, mailsTo(name + "@example.jp") + mailsTo(newEmail));
            assertEquals(state().equals("APPROVED") ? 1 : 0, mailsTo(name + "@example.jp"));
        });
    }

    /** An approved request can still be withdrawn, but a withdrawn one cannot be approved. */
    @Test
    void aWithdrawnRequestStaysWithdrawn() throws Exception {
        repeat(() -> {
            insertRequest("IN_REVIEW");

            List<RequestActionResult> results =
                    both(() -> requests.approve(request, staff(2)), () -> requests.withdraw(request, staff(1)));

            assertEquals("WITHDRAWN", state());
            assertEquals(1, rows.number(EVENTS, account, "REQUEST_WITHDRAWN"));
            assertEquals(done(results) - 1, rows.number(EVENTS, account, "REQUEST_APPROVED"));
            assertEquals(done(results) - 1, mailsTo(name + "@example.jp"));
        });
    }

    /** The objection uses an older link: an approval sends a new link, which invalidates it. */
    @Test
    void aRequestIsApprovedOrObjectedTo() throws Exception {
        repeat(() -> {
            insertRequest("IN_REVIEW");

            List<Boolean> successes = both(
                    () -> requests.approve(request, staff(2)) instanceof Done,
                    () -> links.object(Service.SEEKER, "stop" + name, OWNER));

            assertEquals(1, successes.stream().filter(one -> one).count());
            assertEquals(state().equals("APPROVED") ? 1 : 0, mailsTo(name + "@example.jp"));
        });
    }

    @Test
    void aRequestIsCompletedOrObjectedTo() throws Exception {
        repeat(() -> {
            insertRequest("APPROVED");

            List<Boolean> successes = both(
                    () -> verify(name) == Outcome.CHANGED, () -> links.object(Service.SEEKER, "stop" + name, OWNER));

            assertEquals(1, successes.stream().filter(one -> one).count());
            assertEquals(state().equals("COMPLETED"), hasNewAddress(account));
        });
    }

    @Test
    @Tag("T11")
    void aVerificationLinkUsedManyTimesAtOnceWorksOnce() throws Exception {
        insertRequest("APPROVED");

        List<Outcome> outcomes = Race.of(20, () -> verify(name));

        assertEquals(1, outcomes.stream().filter(Outcome.CHANGED::equals).count());
        assertEquals(19, outcomes.stream().filter(Outcome.OVER::equals).count());
        assertEquals(1, rows.number("select access_generation from account where id = ?", account));
        assertEquals(1, mailsTo(newEmail));
    }

    @Test
    void aRequestAndANewAccountCannotBothGetTheAddress() throws Exception {
        repeat(() -> {
            insertRequest("APPROVED");

            List<Boolean> successes = both(
                    () -> verify(name) == Outcome.CHANGED,
                    () -> addresses
                            .create(Service.SEEKER, newEmail, Optional.empty(), OWNER)
                            .isPresent());

            assertEquals(1, successes.stream().filter(one -> one).count());
            assertEquals(state().equals("COMPLETED"), hasNewAddress(account));
        });
    }

    @Test
    void twoRequestsCannotBothGetTheAddress() throws Exception {
        repeat(() -> {
            insertRequest("APPROVED");
            String other = UUID.randomUUID().toString();
            insert(rows.createAccount(other + "@example.jp", "none"), other, "APPROVED");

            List<Outcome> outcomes = both(() -> verify(name), () -> verify(other));

            assertEquals(1, outcomes.stream().filter(Outcome.CHANGED::equals).count());
            assertEquals(1, outcomes.stream().filter(Outcome.REFUSED::equals).count());
            assertEquals(1, mailsTo(newEmail));
        });
    }

    @Test
    @Tag("R18")
    void manyNodesMailTheLinkOnce() throws Exception {
        repeat(() -> {
            insertRequest("APPROVED");
            rows.update("update address_request set proof_hash = null where id = ?", request);

            Race.of(4, () -> {
                timer.look();
                return null;
            });

            // The node's own timer may also be sending it.
            for (int i = 0; i < 100 && mailsTo(newEmail) == 0; i++) {
                Thread.sleep(20);
            }
            assertEquals(1, mailsTo(newEmail));
        });
    }

    @Test
    void simultaneousOpeningsMakeOneRequest() throws Exception {
        List<RequestOpeningResult> results =
                Race.of(8, () -> requests.open(Service.SEEKER, name + "@example.jp", newEmail, DOCUMENTS, staff(1)));

        assertEquals(1, results.stream().filter(Opened.class::isInstance).count());
        assertEquals(1, rows.number("select count(*) from address_request where account_id = ?", account));
    }
}
